using System.Collections.Concurrent;
using Langfuse.Observe.Capture;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Delivery;

/// <summary>Takes what waits of one kind, makes batches of it by size and time, and keeps them on their way until each unit was delivered,
/// spooled or dropped.</summary>
internal abstract class Pipeline(PipelineSettings settings, Pipelines delivery) : IAsyncDisposable
{
    private static readonly TimeSpan s_quietTime = TimeSpan.FromSeconds(30);

    private readonly BatchShelf _shelf = new(settings.Kind, settings.MaxRequests + 1);
    private readonly SemaphoreSlim _signal = new(0);
    private readonly SemaphoreSlim _slots = new(settings.MaxRequests);
    private readonly ConcurrentDictionary<Task, Task> _underWay = new();
    private readonly ConcurrentQueue<TaskCompletionSource> _flushes = new();
    private int _state = (int)PipelineState.Awake;
    private Task _pump = Task.CompletedTask;

    /// <summary>How many units wait to be put into a batch.</summary>
    public abstract long Waiting { get; }

    protected Pipelines Delivery { get; } = delivery;

    /// <summary>Begins to work.</summary>
    public void Start() => _pump = Task.Run(PumpAsync);

    /// <summary>Something was put into the queue. Cheap: wakes the pump only when it waits for this.</summary>
    public void Arrived()
    {
        var state = (PipelineState)Volatile.Read(ref _state);
        if (state == PipelineState.Awake || (state == PipelineState.Collecting && Waiting < settings.FlushAt))
        {
            return;
        }

        Wake();
    }

    /// <summary>Ends when everything that was in the queue at the call has been delivered, spooled or dropped.</summary>
    public Task FlushAsync()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _flushes.Enqueue(done);
        Wake();
        return done.Task;
    }

    /// <summary>Ends when the pump and all requests have. The token of the delivery must have been cancelled.</summary>
    /// <remarks>The semaphores live on, because a thread that records may come late; so does <see cref="TakeLeft"/>.</remarks>
    public async ValueTask DisposeAsync()
    {
        Wake();
        await _pump.ConfigureAwait(false);
        await Task.WhenAll(_underWay.Keys).ConfigureAwait(false);
        while (_flushes.TryDequeue(out var flush))
        {
            flush.TrySetResult();
        }

        GiveMemoryBack();
    }

    /// <summary>What is left after the stop, batch by batch; empty when nothing is.</summary>
    public Batch TakeLeft()
    {
        var batch = new Batch(settings.Kind);
        Fill(batch);
        return batch;
    }

    /// <summary>What was taken by <see cref="TakeLeft"/> has come to its end.</summary>
    public void ForgetLeft(Batch batch) => Forget(batch);

    /// <summary>Moves waiting units into the batch until it is full or nothing waits.</summary>
    protected abstract void Fill(Batch batch);

    /// <summary>A mark in the queue for a flush; see <see cref="HasPassed"/>.</summary>
    protected abstract long[] Mark();

    protected abstract bool HasPassed(long[] mark);

    /// <summary>The batch has left memory.</summary>
    protected abstract void Forget(Batch batch);

    /// <summary>Keeps no buffer; the next batch gets new ones.</summary>
    protected virtual void GiveMemoryBack() => _shelf.Clear();

    private async Task PumpAsync()
    {
        while (!Delivery.Stop.IsCancellationRequested)
        {
            try
            {
                await WaitForWorkAsync().ConfigureAwait(false);
                await WorkAsync().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (Delivery.Stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                SelfLog.Fenced("delivery", exception);
            }
        }
    }

    private async Task WaitForWorkAsync()
    {
        ForgetSignals();
        Enter(PipelineState.Idle);
        if (Waiting == 0 && _flushes.IsEmpty)
        {
            await WaitForFirstAsync().ConfigureAwait(false);
        }

        Enter(PipelineState.Collecting);
        if (Waiting is > 0 and var waiting && waiting < settings.FlushAt && _flushes.IsEmpty)
        {
            await _signal.WaitAsync(settings.Interval, Delivery.Stop).ConfigureAwait(false);
        }

        Enter(PipelineState.Awake);
    }

    private async Task WaitForFirstAsync()
    {
        var spool = Delivery.TimeUntilSpoolIsDue(settings.Kind);
        var wait = spool == Timeout.InfiniteTimeSpan || spool > s_quietTime ? s_quietTime : spool;
        if (!await _signal.WaitAsync(wait, Delivery.Stop).ConfigureAwait(false) && wait == s_quietTime)
        {
            // A program at rest keeps no buffers.
            GiveMemoryBack();
            TextSlab.Clear();
        }
    }

    private async Task WorkAsync()
    {
        var flushes = TakeFlushes();
        var mark = flushes.Count > 0 ? Mark() : null;
        while (Waiting > 0)
        {
            await WaitForServerAsync().ConfigureAwait(false);
            if (!await SendNextAsync().ConfigureAwait(false))
            {
                break;
            }

            var isDue = mark is null ? Waiting >= settings.FlushAt : !HasPassed(mark);
            if (!isDue)
            {
                break;
            }
        }

        if (settings.Kind == UnitKind.Observation)
        {
            await Delivery.ResumeSpoolAsync().ConfigureAwait(false);
        }

        Complete(flushes);
    }

    private async Task<bool> SendNextAsync()
    {
        await _slots.WaitAsync(Delivery.Stop).ConfigureAwait(false);
        var batch = _shelf.Take();
        Fill(batch);
        if (batch.Count == 0)
        {
            batch.Dispose();
            _slots.Release();
            return false;
        }

        Follow(DeliverAsync(batch));
        return true;
    }

    private async Task DeliverAsync(Batch batch)
    {
        // Off the pump, which fills the next batch meanwhile.
        await Task.Yield();
        try
        {
            await Delivery.DeliverAsync(batch).ConfigureAwait(false);
        }
        finally
        {
            Forget(batch);
            batch.Dispose();
            _slots.Release();
        }
    }

    private void Follow(Task task)
    {
        _underWay.TryAdd(task, task);
        task.ContinueWith(
            static (ended, state) => ((ConcurrentDictionary<Task, Task>)state!).TryRemove(ended, out _),
            _underWay,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <summary>Without a spool what waits stays in the queue while the server fails, where the oldest can make room for the newest.</summary>
    private async Task WaitForServerAsync()
    {
        while (Delivery.Circuit.IsOpen && !Delivery.CanSpool)
        {
            Delivery.Stop.ThrowIfCancellationRequested();
            var wait = Delivery.Circuit.Wait;
            if (_underWay.IsEmpty && wait == TimeSpan.Zero)
            {
                return;
            }

            var longest = _underWay.IsEmpty ? wait : TimeSpan.FromSeconds(1);
            await Delivery.Circuit.WaitForChangeAsync(longest, Delivery.Stop).ConfigureAwait(false);
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

    private void Complete(List<TaskCompletionSource> flushes)
    {
        if (flushes.Count == 0)
        {
            return;
        }

        // Batches that were already under way count too: they hold what was recorded before the flush.
        _ = Task.WhenAll(_underWay.Keys).ContinueWith(
            static (_, state) => ((List<TaskCompletionSource>)state!).ForEach(static flush => flush.TrySetResult()),
            flushes,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    // A full fence on both sides: either the pump sees what was queued, or the caller sees that the pump waits.
    private void Enter(PipelineState state) => Interlocked.Exchange(ref _state, (int)state);

    private void Wake()
    {
        if (Interlocked.Exchange(ref _state, (int)PipelineState.Awake) != (int)PipelineState.Awake)
        {
            _signal.Release();
        }
    }

    /// <summary>A signal that came as the pump woke by itself would end its next wait too early.</summary>
    private void ForgetSignals()
    {
        while (_signal.Wait(0))
        {
        }
    }
}
