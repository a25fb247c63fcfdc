using System.Collections.Concurrent;
using System.Diagnostics;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Sync;

/// <summary>Starts, follows and stops syncs: one at a time for an integration, whichever process runs it.</summary>
internal sealed class SyncDesk(ICatalogue catalogue, SyncRunner runner, TimeProvider clock) : IAsyncDisposable
{
    private const int RunsKept = 50;
    // Longer than any wait that a server may ask for.
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(20);
    private static readonly string s_owner = Guid.NewGuid().ToString("n");

    private readonly ConcurrentDictionary<(string ProjectId, string IntegrationId), Active> _active = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>The run that this process works on, as it stands.</summary>
    public SyncRun? Running(string projectId, string integrationId) => _active.TryGetValue((projectId, integrationId), out var active) ? active.Run : null;

    /// <summary>Begins a sync; null when one runs already.</summary>
    public async Task<SyncRun?> StartAsync(string projectId, Integration integration, SyncRequest request, CancellationToken cancellationToken)
    {
        var key = (projectId, integration.Id);
        var run = new SyncRun("sync_" + Guid.NewGuid().ToString("n")[..16], integration.Id, request.Mode, SyncRun.Running, NowUs()) { Trigger = request.Trigger, FromUs = request.FromUs, ToUs = request.ToUs };
        var active = new Active(run, CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token));
        while (!_active.TryAdd(key, active))
        {
            if (_active.TryGetValue(key, out var other))
            {
                if (other.Run.Status == SyncRun.Running)
                {
                    return null;
                }

                // It has ended, and whoever asked for its end may have seen that before it was put away.
                await other.Work;
            }
        }

        try
        {
            if (!await TakeAsync(projectId, integration.Id, run, cancellationToken))
            {
                _active.TryRemove(key, out _);
                return null;
            }
        }
        catch
        {
            _active.TryRemove(key, out _);
            throw;
        }

        active.Work = Task.Run(() => WorkAsync(projectId, integration, request, active), CancellationToken.None);
        return run;
    }

    /// <summary>Stops the run that this process works on; false when there is none. What came stays, and the next sync goes on there.</summary>
    public async Task<bool> CancelAsync(string projectId, string integrationId)
    {
        if (!_active.TryGetValue((projectId, integrationId), out var active))
        {
            return false;
        }

        active.IsCancelled = true;
        await active.Stop.CancelAsync();
        await active.Work;
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_active.Values.Select(active => active.Work));
        _stopping.Dispose();
    }

    private async Task WorkAsync(string projectId, Integration integration, SyncRequest request, Active active)
    {
        try
        {
            var run = await runner.RunAsync(projectId, integration, request, active.Run, step => active.Run = step, active.Stop.Token);
            active.Run = run with { Status = SyncRun.Completed, WaitingUntilUs = null, Message = null };
        }
        catch (OperationCanceledException)
        {
            active.Run = active.Run with { Status = active.IsCancelled ? SyncRun.Cancelled : SyncRun.Interrupted, WaitingUntilUs = null, Message = "It was stopped; the next sync goes on where it was." };
        }
        catch (Exception exception)
        {
            active.Run = active.Run with { Status = SyncRun.Failed, WaitingUntilUs = null, Message = exception.Message };
        }

        active.Run = active.Run with { CompletedUs = NowUs() };
        try
        {
            await ReturnAsync(projectId, active.Run);
        }
        catch (Exception)
        {
            // The store is closed or cannot be written: the lease runs out, and the next sync goes on.
        }

        _active.TryRemove((projectId, integration.Id), out _);
        active.Stop.Dispose();
    }

    private Task<bool> TakeAsync(string projectId, string integrationId, SyncRun run, CancellationToken cancellationToken) => catalogue.WriteAsync(
        writer =>
        {
            var state = writer.Find(SyncState.Collection, projectId, integrationId) ?? new SyncState(integrationId);
            if (state.Lease is { } lease && lease.UntilUs > NowUs() && IsAlive(lease))
            {
                return false;
            }

            foreach (var left in writer.All(SyncRun.Collection, projectId, integrationId).Where(one => one.Status == SyncRun.Running))
            {
                writer.Put(SyncRun.Collection, projectId, left with { Status = SyncRun.Interrupted, CompletedUs = NowUs(), WaitingUntilUs = null, Message = "The server ended while it ran; the next sync went on where it was." });
            }

            foreach (var old in writer.All(SyncRun.Collection, projectId, integrationId).Skip(RunsKept - 1))
            {
                writer.Delete(SyncRun.Collection, projectId, old.Id);
            }

            writer.Put(SyncState.Collection, projectId, state with { Lease = new SyncLease(s_owner, Environment.ProcessId, Environment.MachineName, NowUs() + (long)s_lease.TotalMicroseconds) });
            writer.Put(SyncRun.Collection, projectId, run);
            return true;
        },
        cancellationToken);

    private Task<bool> ReturnAsync(string projectId, SyncRun run) => catalogue.WriteAsync(writer =>
    {
        if (writer.Find(SyncState.Collection, projectId, run.IntegrationId) is { } state)
        {
            writer.Put(SyncState.Collection, projectId, state with { Lease = null });
            writer.Put(SyncRun.Collection, projectId, run);
        }

        return true;
    });

    /// <summary>Whether the process that has the lease still runs; one on another machine is believed until the lease ends.</summary>
    public static bool IsAlive(SyncLease lease)
    {
        if (lease.Machine != Environment.MachineName || lease.Owner == s_owner)
        {
            // Ours, from a server of this process: it is among the active ones, or it has ended without giving the lease back.
            return true;
        }

        try
        {
            using var process = Process.GetProcessById(lease.ProcessId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private long NowUs() => Micros.Of(clock.GetUtcNow());

    private sealed class Active(SyncRun run, CancellationTokenSource stop)
    {
        public volatile SyncRun Run = run;

        public CancellationTokenSource Stop { get; } = stop;

        public Task Work { get; set; } = Task.CompletedTask;

        public volatile bool IsCancelled;
    }
}
