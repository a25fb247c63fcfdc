using Langfuse.Observe.Capture;
using Langfuse.Observe.Delivery.Http;
using Langfuse.Observe.Delivery.Spool;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Delivery;

/// <summary>The way of one kind of unit: a source (queue and encoder), batches by size and time, and a sender, until each unit was delivered,
/// spooled or dropped.</summary>
internal sealed class Pipeline
{
    private static readonly TimeSpan s_quietTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);

    /// <summary>While much waits in memory for a server that does not take it.</summary>
    private static readonly TimeSpan s_lookAhead = TimeSpan.FromMilliseconds(20);

    /// <summary>How long the end waits for what is being encoded.</summary>
    private static readonly TimeSpan s_encoding = TimeSpan.FromMilliseconds(500);

    private readonly PipelineSettings _settings;
    private readonly IBatchSource _source;
    private readonly BatchSender _sender;
    private readonly ServerLink _link;
    private readonly DeliveryCounters _counters;
    private readonly RequestsUnderWay _requests;
    private readonly SpoolDirectory? _spool;
    private readonly BatchShelf _shelf;
    private readonly BatchesAhead _ahead;
    private readonly BatchesUnderWay _underWay;
    private readonly PumpSignal _signal = new();
    private readonly PendingFlushes _flushes = new();
    private readonly object _filling = new();
    private bool _isSpilling;
    private Task _pump = Task.CompletedTask;

    public Pipeline(PipelineSettings settings, IBatchSource source, BatchSender sender, ServerLink link, DeliveryCounters counters, RequestsUnderWay requests, SpoolDirectory? spool)
    {
        (_settings, _source, _sender, _link, _counters, _requests, _spool) = (settings, source, sender, link, counters, requests, spool);
        _shelf = new BatchShelf(settings.Kind, settings.MaxRequests + 1);
        _ahead = new BatchesAhead(settings.Kind, source, counters);
        _underWay = new BatchesUnderWay(settings.MaxRequests);
    }

    private bool CanSpool => _spool is { IsUsable: true };

    /// <summary>Units that no request was made for.</summary>
    private long Waiting => _source.Waiting + _ahead.Count;

    /// <summary>Begins to work.</summary>
    public void Start() => _pump = Task.Run(PumpAsync);

    /// <summary>Something was put into the queue. Cheap: wakes the pump only when it waits for this.</summary>
    public void Arrived()
    {
        var isNoCall = _signal.State switch
        {
            PipelineState.Awake or PipelineState.Busy => true,
            PipelineState.Collecting => _source.Waiting < _settings.FlushAt,
            PipelineState.Blocked => !_source.IsCrowded,
            _ => false,
        };
        if (!isNoCall)
        {
            _signal.Wake();
        }
        else if (_source.IsTooHeavy && (!_underWay.HasFreeSlot || _link.Circuit.IsOpen))
        {
            // The server takes nothing, and the pump does not get to it: the pool is busy, with packing what is under way for one.
            EncodeAhead();
        }
    }

    /// <summary>Ends when everything that was in the queue at the call has been delivered, spooled or dropped.</summary>
    public Task FlushAsync()
    {
        var done = _flushes.Ask();
        _signal.Wake();
        return done;
    }

    /// <summary>Ends when the pump and all requests have. The link must have been ended.</summary>
    public async Task EndAsync()
    {
        _signal.Wake();
        await _pump.ConfigureAwait(false);
        await _underWay.WhenAllAsync().ConfigureAwait(false);
    }

    /// <summary>Drops the oldest of what waits encoded, for an overflow of that number.</summary>
    /// <returns>False when nothing does.</returns>
    public bool DropOldestAhead(int overflow) => _ahead.DropOldest(overflow);

    /// <summary>Puts what waits, and what a request is under way for, on disk, from the calling thread, as long as there is time.</summary>
    public void SpillAll(Deadline deadline)
    {
        foreach (var work in _underWay.Works)
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
    /// <remarks>Something may still be encoded for long: who ends the client waits a moment for that, and then a thread of its own does.</remarks>
    public void GiveUpLeft()
    {
        if (Monitor.TryEnter(_filling, s_encoding))
        {
            Monitor.Exit(_filling);
            GiveUpAll();
        }
        else
        {
            OwnThread.Start("Langfuse left-overs", GiveUpAll);
        }
    }

    private void GiveUpAll()
    {
        lock (_filling)
        {
            foreach (var work in _underWay.Works)
            {
                // Its request may never end, and nobody waits for it any more.
                work.GiveUp(DropReason.Shutdown);
                _source.Forget(work.Batch);
            }

            while (Next(isForDisk: true) is { } batch)
            {
                _sender.WorkOn(batch, HomeOf(batch)).GiveUp(DropReason.Shutdown);
                _source.Forget(batch);
                batch.Dispose();
            }
        }

        PendingFlushes.Complete(_flushes.Take());
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
        _ahead.GiveMemoryBack();
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
        _signal.Forget();
        _signal.Enter(PipelineState.Idle);
        if (Waiting == 0 && _flushes.IsEmpty && !await _signal.WaitAsync(s_quietTime, _link.Stop).ConfigureAwait(false))
        {
            // A program at rest keeps no buffers.
            GiveMemoryBack();
            TextSlab.Clear();
        }

        await CollectAsync().ConfigureAwait(false);
        _signal.Enter(PipelineState.Awake);
    }

    /// <summary>Until a batch is full, its interval over or a flush asked for: a late signal of the thread that recorded the first of it is none of these.</summary>
    private async Task CollectAsync()
    {
        var interval = new Deadline(_settings.Interval);
        do
        {
            _signal.Enter(PipelineState.Collecting);
        }
        while (Waiting is > 0 and var waiting && waiting < _settings.FlushAt && _flushes.IsEmpty && await _signal.WaitAsync(interval.Left, _link.Stop).ConfigureAwait(false));
    }

    private async Task WorkAsync()
    {
        var flushes = _flushes.Take();
        var mark = flushes.Count > 0 ? new FlushMark(_source, _ahead) : null;
        while (Waiting > 0)
        {
            await WaitForServerAsync().ConfigureAwait(false);
            if (!(await WaitForSlotAsync().ConfigureAwait(false) ? SendNext() : SpillNext()))
            {
                break;
            }

            var isDue = mark is null ? Waiting >= _settings.FlushAt : !mark.HasPassed();
            if (!isDue)
            {
                break;
            }
        }

        // Batches that were already under way count too: they hold what was recorded before the flush.
        PendingFlushes.CompleteAfter(_underWay.WhenAllAsync(), flushes);
    }

    /// <summary>Without a spool what waits stays in the queue while the server fails, where the oldest can make room for the newest.</summary>
    private async Task WaitForServerAsync()
    {
        while (_link.Circuit.IsOpen && !CanSpool)
        {
            _link.Stop.ThrowIfCancellationRequested();
            EncodeAhead();
            var wait = _link.Circuit.Wait;
            if (_underWay.IsEmpty && wait == TimeSpan.Zero)
            {
                return;
            }

            var longest = _underWay.IsEmpty ? wait : s_look;
            await _link.Circuit.WaitForChangeAsync(_source.IsCrowded && longest > s_lookAhead ? s_lookAhead : longest, _link.Stop).ConfigureAwait(false);
        }
    }

    /// <returns>False when the rest is to go to disk instead: all requests hang and the queue fills up.</returns>
    private async Task<bool> WaitForSlotAsync()
    {
        while (true)
        {
            // A slot more for a server that hangs would only hold more in memory.
            var isCrowded = _source.IsCrowded && CanSpool;
            if (!(isCrowded && _requests.Oldest is not null) && _underWay.TryTakeSlot())
            {
                _isSpilling = false;
                return true;
            }

            // What was begun goes on until a request ends: a queue that was only emptied by half has no room for the next burst.
            _isSpilling = isCrowded || (_isSpilling && CanSpool);
            if (_isSpilling)
            {
                return false;
            }

            EncodeAhead();
            _signal.Forget();

            // Who records wakes it once much waits; from then on it looks by itself.
            var (state, longest) = _source.IsCrowded ? (PipelineState.Busy, s_lookAhead) : (PipelineState.Blocked, s_look);
            _signal.Enter(state);
            if (!_underWay.HasFreeSlot)
            {
                await _signal.WaitAsync(longest, _link.Stop).ConfigureAwait(false);
            }

            _signal.Enter(PipelineState.Awake);
            _link.Stop.ThrowIfCancellationRequested();
        }
    }

    /// <summary>What cannot be sent or put on disk now, and is much, waits encoded.</summary>
    private void EncodeAhead()
    {
        while (!CanSpool && _source.IsHeavy && Monitor.TryEnter(_filling))
        {
            try
            {
                _ahead.Fill(_sender.BodyLimit);
            }
            finally
            {
                Monitor.Exit(_filling);
            }
        }
    }

    /// <returns>False when nothing waits.</returns>
    private bool SendNext()
    {
        lock (_filling)
        {
            // A batch that will not be sent now is on disk a moment later.
            var batch = Next(isForDisk: _link.Circuit.IsOpen && CanSpool);
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
        var batch = Next(isForDisk: true);
        if (batch is null)
        {
            return false;
        }

        if (!HomeOf(batch).TryKeep([batch.Whole]))
        {
            _underWay.TakeSlot();
            Send(batch);
            return false;
        }

        _source.Forget(batch);
        batch.Dispose();
        return true;
    }

    private Batch? Next(bool isForDisk)
    {
        if (_ahead.Take() is { } oldest)
        {
            return oldest;
        }

        while (true)
        {
            var batch = _shelf.Take();
            _source.Fill(batch, _sender.BodyLimit, isForDisk);
            if (batch.Count == 0)
            {
                batch.Dispose();
                return null;
            }

            if (!batch.KnowsTraces || _ahead.TryLeaveOutDropped(batch))
            {
                return batch;
            }
        }
    }

    private void Send(Batch batch)
    {
        var work = _sender.WorkOn(batch, HomeOf(batch));
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _underWay.Add(work, sent.Task);
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
            _underWay.Remove(work);
            FreeSlot();
            sent.TrySetResult();
        }
    }

    private void FreeSlot()
    {
        _underWay.FreeSlot();
        if (_signal.State is PipelineState.Blocked or PipelineState.Busy)
        {
            _signal.Wake();
        }
    }
}
