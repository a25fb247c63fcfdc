using System.Collections.Concurrent;
using Langfuse.Observe.Capture;
using Langfuse.Observe.Delivery.Http;
using Langfuse.Observe.Delivery.Spool;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Delivery;

/// <summary>The way of one kind of unit: a source (queue and encoder), batches by size and time, and a sender, until each unit was delivered,
/// spooled or dropped.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "Threads that record may still wake it after its end.")]
internal sealed class Pipeline
{
    private static readonly TimeSpan s_quietTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);

    private readonly PipelineSettings _settings;
    private readonly IBatchSource _source;
    private readonly BatchSender _sender;
    private readonly ServerLink _link;
    private readonly DeliveryCounters _counters;
    private readonly RequestsUnderWay _requests;
    private readonly SpoolDirectory? _spool;
    private readonly BatchShelf _shelf;
    private readonly SemaphoreSlim _signal = new(0);
    private readonly ConcurrentDictionary<BatchWork, Task> _underWay = new();
    private readonly ConcurrentQueue<TaskCompletionSource> _flushes = new();
    private readonly object _filling = new();
    private int _freeSlots;
    private int _state = (int)PipelineState.Awake;
    private Task _pump = Task.CompletedTask;

    public Pipeline(PipelineSettings settings, IBatchSource source, BatchSender sender, ServerLink link, DeliveryCounters counters, RequestsUnderWay requests, SpoolDirectory? spool)
    {
        (_settings, _source, _sender, _link, _counters, _requests, _spool) = (settings, source, sender, link, counters, requests, spool);
        _shelf = new BatchShelf(settings.Kind, settings.MaxRequests + 1);
        _freeSlots = settings.MaxRequests;
    }

    private bool CanSpool => _spool is { IsUsable: true };

    /// <summary>Begins to work.</summary>
    public void Start() => _pump = Task.Run(PumpAsync);

    /// <summary>Something was put into the queue. Cheap: wakes the pump only when it waits for this.</summary>
    public void Arrived()
    {
        var isNoCall = (PipelineState)Volatile.Read(ref _state) switch
        {
            PipelineState.Awake => true,
            PipelineState.Collecting => _source.Waiting < _settings.FlushAt,
            PipelineState.Blocked => !(_source.IsCrowded && CanSpool),
            _ => false,
        };
        if (!isNoCall)
        {
            Wake();
        }
    }

    /// <summary>Ends when everything that was in the queue at the call has been delivered, spooled or dropped.</summary>
    public Task FlushAsync()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _flushes.Enqueue(done);
        Wake();
        return done.Task;
    }

    /// <summary>Ends when the pump and all requests have. The link must have been ended.</summary>
    public async Task EndAsync()
    {
        Wake();
        await _pump.ConfigureAwait(false);
        await Task.WhenAll(_underWay.Values).ConfigureAwait(false);
    }

    /// <summary>Puts what waits, and what a request is under way for, on disk, from the calling thread, as long as there is time.</summary>
    public void SpillAll(Deadline deadline)
    {
        foreach (var work in _underWay.Keys)
        {
            work.TryKeep();
        }

        while (!deadline.IsOver && CanSpool && Monitor.TryEnter(_filling, deadline.Left))
        {
            try
            {
                if (!Spill())
                {
                    return;
                }
            }
            finally
            {
                Monitor.Exit(_filling);
            }
        }
    }

    /// <summary>After the end: what is still under way or waits goes to disk, or is dropped and counted.</summary>
    public void GiveUpLeft()
    {
        foreach (var work in _underWay.Keys)
        {
            work.GiveUp(DropReason.Shutdown);
        }

        lock (_filling)
        {
            while (true)
            {
                using var batch = new Batch(_settings.Kind);
                _source.Fill(batch, _sender.BodyLimit);
                if (batch.Count == 0)
                {
                    break;
                }

                _sender.WorkOn(batch, HomeOf(batch)).GiveUp(DropReason.Shutdown);
                _source.Forget(batch);
            }
        }

        while (_flushes.TryDequeue(out var flush))
        {
            flush.TrySetResult();
        }

        GiveMemoryBack();
    }

    private MemoryHome HomeOf(Batch batch) => new(batch, _source, _counters, _spool);

    private void GiveMemoryBack()
    {
        lock (_filling)
        {
            _source.GiveMemoryBack();
        }

        _shelf.Clear();
    }

    private async Task PumpAsync()
    {
        while (!_link.Stop.IsCancellationRequested)
        {
            try
            {
                await WaitForWorkAsync().ConfigureAwait(false);
                await WorkAsync().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_link.Stop.IsCancellationRequested)
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
        if (_source.Waiting == 0 && _flushes.IsEmpty && !await _signal.WaitAsync(s_quietTime, _link.Stop).ConfigureAwait(false))
        {
            // A program at rest keeps no buffers.
            GiveMemoryBack();
            TextSlab.Clear();
        }

        Enter(PipelineState.Collecting);
        if (_source.Waiting is > 0 and var waiting && waiting < _settings.FlushAt && _flushes.IsEmpty)
        {
            await _signal.WaitAsync(_settings.Interval, _link.Stop).ConfigureAwait(false);
        }

        Enter(PipelineState.Awake);
    }

    private async Task WorkAsync()
    {
        var flushes = TakeFlushes();
        var mark = flushes.Count > 0 ? _source.Mark() : null;
        while (_source.Waiting > 0)
        {
            await WaitForServerAsync().ConfigureAwait(false);
            if (!(await WaitForSlotAsync().ConfigureAwait(false) ? SendNext() : SpillNext()))
            {
                break;
            }

            var isDue = mark is null ? _source.Waiting >= _settings.FlushAt : !_source.HasPassed(mark);
            if (!isDue)
            {
                break;
            }
        }

        Complete(flushes);
    }

    /// <summary>Without a spool what waits stays in the queue while the server fails, where the oldest can make room for the newest.</summary>
    private async Task WaitForServerAsync()
    {
        while (_link.Circuit.IsOpen && !CanSpool)
        {
            _link.Stop.ThrowIfCancellationRequested();
            var wait = _link.Circuit.Wait;
            if (_underWay.IsEmpty && wait == TimeSpan.Zero)
            {
                return;
            }

            await _link.Circuit.WaitForChangeAsync(_underWay.IsEmpty ? wait : s_look, _link.Stop).ConfigureAwait(false);
        }
    }

    /// <returns>False when the rest is to go to disk instead: all requests hang and the queue fills up.</returns>
    private async Task<bool> WaitForSlotAsync()
    {
        while (true)
        {
            // A slot more for a server that hangs would only hold more in memory.
            var mustSpill = _source.IsCrowded && CanSpool;
            if (!(mustSpill && _requests.Oldest is not null) && TryTakeSlot())
            {
                return true;
            }

            if (mustSpill)
            {
                return false;
            }

            ForgetSignals();
            Enter(PipelineState.Blocked);
            if (Volatile.Read(ref _freeSlots) <= 0 && !(_source.IsCrowded && CanSpool))
            {
                await _signal.WaitAsync(s_look, _link.Stop).ConfigureAwait(false);
            }

            Enter(PipelineState.Awake);
            _link.Stop.ThrowIfCancellationRequested();
        }
    }

    private bool TryTakeSlot()
    {
        if (Volatile.Read(ref _freeSlots) <= 0)
        {
            return false;
        }

        Interlocked.Decrement(ref _freeSlots);
        return true;
    }

    private void FreeSlot()
    {
        Interlocked.Increment(ref _freeSlots);
        if ((PipelineState)Volatile.Read(ref _state) == PipelineState.Blocked)
        {
            Wake();
        }
    }

    /// <returns>False when nothing waits.</returns>
    private bool SendNext()
    {
        lock (_filling)
        {
            var batch = Next();
            if (batch is null)
            {
                FreeSlot();
                return false;
            }

            Send(batch);
            return true;
        }
    }

    private bool SpillNext()
    {
        lock (_filling)
        {
            return Spill();
        }
    }

    /// <returns>False when nothing waits, or the disk does not take it: then it is sent beside the others.</returns>
    private bool Spill()
    {
        var batch = Next();
        if (batch is null)
        {
            return false;
        }

        if (!HomeOf(batch).TryKeep([BatchPart.Of(batch)]))
        {
            Interlocked.Decrement(ref _freeSlots);
            Send(batch);
            return false;
        }

        _source.Forget(batch);
        batch.Dispose();
        return true;
    }

    private Batch? Next()
    {
        var batch = _shelf.Take();
        _source.Fill(batch, _sender.BodyLimit);
        if (batch.Count > 0)
        {
            return batch;
        }

        batch.Dispose();
        return null;
    }

    private void Send(Batch batch)
    {
        var work = _sender.WorkOn(batch, HomeOf(batch));
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _underWay.TryAdd(work, sent.Task);
        _ = SendAsync(work, sent);
    }

    private async Task SendAsync(BatchWork work, TaskCompletionSource sent)
    {
        // Off the pump, which fills the next batch meanwhile.
        await Task.Yield();
        try
        {
            await _sender.SendAsync(work).ConfigureAwait(false);
        }
        finally
        {
            _source.Forget(work.Batch);
            work.Batch.Dispose();
            _underWay.TryRemove(work, out _);
            FreeSlot();
            sent.TrySetResult();
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
        _ = Task.WhenAll(_underWay.Values).ContinueWith(
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
