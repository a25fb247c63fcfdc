using System.Security.Cryptography;
using System.Text;
using Langfuse.Observe.Api;
using Langfuse.Observe.Delivery;
using Langfuse.Observe.Delivery.Diagnostics;
using Langfuse.Observe.Delivery.Http;
using Langfuse.Observe.Hosting;
using Langfuse.Observe.Options;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe;

/// <summary>A connection to one Langfuse project: takes what <see cref="ObserveAttribute"/> and <see cref="LangfuseContext"/> record and
/// delivers it in the background.</summary>
/// <remarks>Every member may be called from any thread. Recording members never throw and never wait for the network. Dispose the client
/// when the program ends: that delivers what is left.</remarks>
public sealed partial class LangfuseClient : IAsyncDisposable, IDisposable
{
    /// <summary>So long after its time a disposal comes back though code of the user's holds it up: long enough for a disk that is slow.</summary>
    private static readonly TimeSpan s_stuck = TimeSpan.FromSeconds(5);

    private readonly ClientSink? _sink;
    private readonly Pipelines? _delivery;
    private readonly FlushCounts _flushed = new();
    private readonly Lazy<Task> _disposal;

    private readonly ShutdownTime _shutdown;

    private LangfuseClient(LangfuseOptions options, string? project, ExitHookMode mode)
    {
        Options = options;
        Project = project;
        _disposal = new Lazy<Task>(() =>
        {
            var disposed = new TaskCompletionSource();
            OwnThread.Start("Langfuse disposal", () => DisposeOnce(disposed));

            // A logger, or a listener to our meter, may never come back to that thread.
            var alarm = Alarm.After(Options.ShutdownTimeout + s_stuck, () => disposed.TrySetResult());
            _ = disposed.Task.ContinueWith(_ => alarm.Dispose(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            return disposed.Task;
        });
        var whyOff = OptionsCheck.Mend(options, project);
        _shutdown = new ShutdownTime(options.ShutdownTimeout, () => Delivery!.Sent, TimeProvider.System);
        Delivery = new DeliveryStatus(null);
        Http = whyOff is null ? new LangfuseHttp(options) : null;
        _connection = new ApiConnection(Http, new ApiLimits(options.Timeout, options.ApiRetries), TimeProvider.System);
        Scores = new ScoresClient(_connection);
        if (whyOff is not null)
        {
            // Once for each reason: another one at the next start is news.
            SelfLog.WarnOnce($"off:{project}:{whyOff}", whyOff);
        }

        if (Http is null || !options.TracingEnabled)
        {
            if (project is not null)
            {
                SinkRegistry.AddOff(project);
            }

            return;
        }

        _delivery = new Pipelines(options, project, Http, _connection);
        _sink = new ClientSink(options, _delivery);
        Delivery = new DeliveryStatus(_delivery);
        _delivery.Start();
        SinkRegistry.Add(_sink, project);
        ExitHook.Add(this, mode);
    }

    /// <summary>What has become of everything recorded.</summary>
    public DeliveryStatus Delivery { get; }

    /// <summary>Whether anything is recorded: the keys are set and tracing is on.</summary>
    public bool IsEnabled => _sink is not null;

    /// <summary>The name under which <c>[Observe(Project = ...)]</c> and <c>Propagate(project: ...)</c> find this client; null for the
    /// default one.</summary>
    public string? Project { get; }

    /// <summary>The scores that the project has.</summary>
    public ScoresClient Scores { get; }

    internal ClientSink? Sink => _sink;

    internal LangfuseOptions Options { get; }

    /// <summary>Null without keys.</summary>
    internal LangfuseHttp? Http { get; }

    /// <summary>Starts a client with options from code and environment. The first one started is the one that observed methods record to.</summary>
    /// <param name="configure">Sets options; it sees what the environment has set.</param>
    /// <remarks>Returns at once and makes no request. Without keys it warns once and records nothing.</remarks>
    public static LangfuseClient Start(Action<LangfuseOptions>? configure = null) => Start(project: null, configure);

    /// <summary>Starts a client for a second project, which gets only the traces that name it.</summary>
    /// <param name="project">The name for <c>[Observe(Project = ...)]</c> and <c>Propagate(project: ...)</c>; null for the default client.</param>
    /// <param name="configure">Sets options, the keys above all: those of the environment belong to the default client.</param>
    public static LangfuseClient Start(string? project, Action<LangfuseOptions>? configure = null)
    {
        var options = new LangfuseOptions();
        OptionsReader.ApplyEnvironment(options, withKeys: project is null, project: project);
        configure?.Invoke(options);
        return Start(options, project, ExitHookMode.ProcessExitAndInterrupt);
    }

    /// <summary>A trace id: 32 lower-case hex digits.</summary>
    /// <param name="seed">The same seed gives the same id, in every Langfuse SDK; null gives a new one.</param>
    public static string CreateTraceId(string? seed = null) => seed is null
        ? System.Diagnostics.ActivityTraceId.CreateRandom().ToHexString()
        : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(seed)).AsSpan(0, 16)).ToLowerInvariant();

    /// <summary>Delivers what was recorded before the call.</summary>
    /// <param name="timeout">How long it may take at most; by default <see cref="LangfuseOptions.ShutdownTimeout"/>.</param>
    /// <param name="cancellationToken">Ends the wait early. Nothing is lost by that.</param>
    /// <returns>Counts. The task never fails and ends in time whatever the server does.</returns>
    public async Task<FlushResult> FlushAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        if (_delivery is not { } delivery)
        {
            return new(0, 0, 0, null);
        }

        await FlushForExitAsync(timeout ?? Options.ShutdownTimeout, cancellationToken).ConfigureAwait(false);
        return _flushed.Take(delivery);
    }

    /// <summary>Delivers what is left within <see cref="LangfuseOptions.ShutdownTimeout"/> and stops recording.</summary>
    public ValueTask DisposeAsync() => new(_disposal.Value);

    /// <summary>As <see cref="DisposeAsync"/>, waiting for it on this thread.</summary>
    public void Dispose() => _disposal.Value.GetAwaiter().GetResult();

    internal static LangfuseClient Start(LangfuseOptions options, string? project, ExitHookMode mode)
    {
        if (options.LoggerFactory is { } factory)
        {
            LoggerBridge.Use(factory);
        }

        return new LangfuseClient(options, project, mode);
    }

    /// <summary>A flush whose result nobody counts.</summary>
    internal async Task FlushForExitAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        try
        {
            if (_delivery is { } delivery)
            {
                _sink!.Followed.EndCompleted();
                _sink.SayNeverEnded(all: false);
                var (began, sent) = (TimeProvider.System.GetTimestamp(), Delivery.Sent);
                if (!await delivery.FlushAsync(timeout, cancellationToken).ConfigureAwait(false) && !cancellationToken.IsCancellationRequested)
                {
                    _shutdown.FlushFailed(began, sent);
                }
            }
        }
        catch (Exception exception)
        {
            SelfLog.Fenced("flushing", exception);
        }
    }

    /// <summary>The process ends, or may end (Ctrl+C): what could not be sent goes to the spool, or is named in the log.</summary>
    internal async Task FlushBeforeEndAsync(TimeSpan timeout)
    {
        await FlushForExitAsync(timeout).ConfigureAwait(false);
        if (_delivery is { InMemory: > 0 } delivery)
        {
            Guard.Run("putting what waits on disk", () => delivery.SpillAll(ExitHook.LongestSpooling));
            if (delivery.InMemory is > 0 and var left)
            {
                delivery.Log.EndedIncomplete(left);
            }
        }
    }

    /// <summary>The process dies of an exception: what waits goes to disk at once, since it is what is wanted then.</summary>
    internal void SpillBeforeCrash(TimeSpan time) => _delivery?.SpillAll(time);

    /// <summary>The host has stopped: from here on the time for the shutdown runs, disposal included.</summary>
    internal async Task FlushForShutdownAsync(CancellationToken cancellationToken)
    {
        await FlushForExitAsync(_shutdown.Left, cancellationToken).ConfigureAwait(false);
        if (!_shutdown.IsInVain && Delivery.QueueLength > 0)
        {
            // The server is back after a flush in vain: it gets the whole time.
            await FlushForExitAsync(_shutdown.LeftInFull, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>On a thread of its own: the pool may have none left, and what the user's handler does may never end.</summary>
    private void DisposeOnce(TaskCompletionSource disposed)
    {
        try
        {
            if (_sink is not null)
            {
                ExitHook.Remove(this);
                SinkRegistry.Remove(_sink);
                FlushForShutdownAsync(CancellationToken.None).Wait();
                _sink.Followed.EndCompleted();
                _sink.SayNeverEnded(all: true);
                _sink.Close();
                if (Delivery.QueueLength > 0)
                {
                    // Recorded while the flush ran: a request broken off now may have reached the server all the same.
                    FlushForShutdownAsync(CancellationToken.None).Wait();
                }

                _delivery!.End(_shutdown.LeftInFull);
            }
            else if (Project is not null)
            {
                SinkRegistry.RemoveOff(Project);
            }

            if (Http is not null)
            {
                OwnThread.Start("Langfuse disposal of the handler", Http.Dispose);
            }

            LoggerBridge.Release(Options.LoggerFactory);
        }
        catch (Exception exception)
        {
            SelfLog.Fenced("disposing the client", exception);
        }
        finally
        {
            disposed.TrySetResult();
        }
    }
}
