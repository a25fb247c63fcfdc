using System.Collections.Concurrent;
using Langfuse.Observe.Delivery.Http;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Delivery.Spool;

/// <summary>Sends what is on disk, oldest first, as long as the server takes it. A file that it does not take waits for its own next try and
/// holds up no other.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "Threads that write may still wake it after its end.")]
internal sealed class SpoolPump(SpoolDirectory directory, Func<UnitKind, BatchSender> senderOf, ServerLink link)
{
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _signal = new(0, 1);
    private readonly ConcurrentQueue<TaskCompletionSource> _flushes = new();
    private volatile BatchWork? _underWay;
    private Task _pump = Task.CompletedTask;

    public void Start() => _pump = Task.Run(RunAsync);

    /// <summary>There may be something to send.</summary>
    public void Wake()
    {
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    /// <summary>Ends when every file was tried once, or the server takes nothing.</summary>
    public Task FlushAsync()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _flushes.Enqueue(done);
        Wake();
        return done.Task;
    }

    /// <summary>Ends when nothing is under way. The link must have been ended.</summary>
    public Task EndAsync()
    {
        Wake();
        return _pump;
    }

    /// <summary>After the end: an answer that still comes counts no more.</summary>
    public void GiveUpLeft()
    {
        _underWay?.GiveUp(DropReason.Shutdown);
        Complete(TakeFlushes());
        directory.Look();
    }

    private async Task RunAsync()
    {
        while (!link.Stop.IsCancellationRequested)
        {
            try
            {
                directory.NameOthers();
                var flushes = TakeFlushes();
                await SendAllAsync(isAsked: flushes.Count > 0).ConfigureAwait(false);
                Complete(flushes);
                await WaitAsync().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (link.Stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                SelfLog.Fenced("sending the spool", exception);
                await Task.Delay(s_look).ConfigureAwait(false);
            }
        }
    }

    private async Task SendAllAsync(bool isAsked)
    {
        // Those that were not taken a moment ago come last, also when somebody flushes: the one that has been in vain most often last of all.
        foreach (var name in directory.Look().OrderBy(directory.TimeUntil))
        {
            if (link.Stop.IsCancellationRequested || link.Circuit.Wait > TimeSpan.Zero)
            {
                return;
            }

            if ((isAsked || directory.IsDue(name)) && directory.Open(name) is { } file)
            {
                await SendAsync(file).ConfigureAwait(false);
            }
        }
    }

    private async Task SendAsync(SpoolFile file)
    {
        try
        {
            var sender = senderOf(file.Batch.Kind);
            var work = sender.WorkOn(file.Batch, file, file.Order, file.MostUnits);
            _underWay = work;
            await sender.SendAsync(work).ConfigureAwait(false);
        }
        finally
        {
            _underWay = null;
            directory.Close(file);
        }
    }

    private async Task WaitAsync()
    {
        var wait = directory.TimeUntilDue is { } due && due < s_look ? due : s_look;
        var server = link.Circuit.Wait;
        if (wait < server)
        {
            wait = server;
        }

        if (await _signal.WaitAsync(wait, link.Stop).ConfigureAwait(false) && _flushes.IsEmpty && link.Circuit.Wait is { Ticks: > 0 } left)
        {
            // A batch was written because the server takes nothing: it is asked again when it is due, or when somebody flushes.
            await link.Circuit.WaitForChangeAsync(left, link.Stop).ConfigureAwait(false);
        }
    }

    private List<TaskCompletionSource> TakeFlushes()
    {
        var flushes = new List<TaskCompletionSource>();
        while (_flushes.TryDequeue(out var flush))
        {
            flushes.Add(flush);
        }

        return flushes;
    }

    private static void Complete(List<TaskCompletionSource> flushes) => flushes.ForEach(static flush => flush.TrySetResult());
}
