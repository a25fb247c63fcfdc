using Langfuse.Observe.Delivery.Diagnostics;
using Langfuse.Observe.Delivery.Observations.Otlp;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Tracing;

namespace Langfuse.Observe.Delivery.Observations;

/// <summary>Encodes observations as they go into a batch. As late as this, so that what is said of a trace still reaches observations that
/// have ended.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "What is carried goes into the next batch.")]
internal sealed class ObservationEncoder(
    ObservationQueue queue, ForeignQueue foreignSpans, DeliveryCounters counters, DeliveryLog log, Func<SpanWriter> newWriter) : IBatchSource
{
    private const int MaxUnits = 16_384;
    private const int SpansField = 2;

    /// <summary>One part in so many is left free for what comes last: 64 KiB of the largest body.</summary>
    private const int LastShare = 64;

    /// <summary>So much is worth encoding before it is sent.</summary>
    private const int HeavyBytes = 2 << 20;

    /// <summary>Besides its bytes, what an observation that waits encoded takes: its unit and what is kept of its trace.</summary>
    private const int AheadBytes = 100;

    /// <summary>No server takes more in one span; a length over four times that could not be written either (<see cref="Proto.Close"/>).</summary>
    private const int LongestSpan = 64 << 20;

    private static readonly SpanScope s_ownScope = new(ObservationSource.Name, ObservationSource.Version);

    private readonly Lazy<SpanWriter> _writer = new(newWriter);
    private int _shard;
    private Batch? _carried;

    public long Waiting => queue.Count + foreignSpans.Count + (_carried?.Count ?? 0);

    public bool IsCrowded => queue.IsCrowded || foreignSpans.IsCrowded;

    public bool IsHeavy => queue.IsHeavier(HeavyBytes);

    public bool IsTooHeavy => queue.IsHeavier(2 * HeavyBytes);

    public void Fill(Batch batch, int limit, bool isForDisk)
    {
        var (units, bytes) = isForDisk ? (MaxUnits, int.MaxValue) : (queue.Limits.UnitsOfARequest(MaxUnits), queue.Limits.BytesOfARequest(int.MaxValue));
        Fill(batch, limit, units, bytes, isAhead: false);
    }

    public void FillAhead(Batch batch, int limit)
    {
        Fill(batch, limit, MaxUnits, int.MaxValue, isAhead: true);

        // From now on it is no estimate any more.
        var held = batch.Buffer.Capacity + ((long)batch.Count * AheadBytes);
        queue.Reserve(0, held - batch.ReservedBytes);
        batch.ReservedBytes = held;
    }

    /// <param name="batch">The batch.</param>
    /// <param name="limit">Bytes of its body.</param>
    /// <param name="units">How many units it may take.</param>
    /// <param name="held">How many bytes of the queue it may take, but for its last unit.</param>
    /// <param name="isAhead">Whether it will wait.</param>
    private void Fill(Batch batch, int limit, int units, int held, bool isAhead)
    {
        // Before the first unit: what is dropped from here on must not be sent.
        batch.DropsFrom = queue.NextOverflow;
        TakeCarried(batch);

        // A last unit that goes beyond the limit would double the buffer, to be taken out again.
        var bytes = limit - (limit / LastShare);
        while (batch.Count < units && batch.Buffer.Length < bytes && batch.ReservedBytes < held && queue.TryDequeue(ref _shard, out var item))
        {
            Append(batch, item, isAhead);
        }

        while (batch.Count < units && batch.Buffer.Length < bytes && batch.ReservedBytes < held && foreignSpans.TryDequeue(out var span))
        {
            Append(batch, span, isAhead);
        }

        if (batch.Buffer.Length > limit && batch.Count > 1)
        {
            _carried = new Batch(batch.Kind);
            batch.MoveLastTo(_carried);
        }
    }

    public void Settle(long count) => queue.Unreserve(count, 0);

    public void Forget(Batch batch) => queue.Unreserve(0, batch.TakeReservedBytes());

    public long[] Mark() => [.. queue.Mark(), foreignSpans.Enqueued];

    public bool HasPassed(long[] mark) => _carried is null && queue.HasPassed(mark[..^1]) && foreignSpans.Dequeued >= mark[^1];

    public void GiveMemoryBack()
    {
        if (_writer.IsValueCreated)
        {
            _writer.Value.Dispose();
        }
    }

    /// <summary>What leaves the queue counts as on its way at once: else the queue would seem to have room for as much again.</summary>
    private void Reserve(Batch batch, int bytes)
    {
        batch.ReservedBytes += bytes;
        queue.Reserve(1, bytes);
    }

    private void TakeCarried(Batch batch)
    {
        if (_carried is { } carried)
        {
            _carried = null;
            carried.MoveLastTo(batch);
            carried.Dispose();
        }
    }

    private void Append(Batch batch, ForeignSpan span, bool isAhead)
    {
        Reserve(batch, span.Bytes);
        var offset = batch.Buffer.Length;
        var message = Proto.Open(batch.Buffer, SpansField);
        _writer.Value.Write(batch.Buffer, span);
        if (batch.Buffer.Length - message <= LongestSpan)
        {
            Proto.Close(batch.Buffer, message);
            batch.Add(offset, span.Scope, isAhead || queue.IsOverflowing ? span.Near?.GetTrace() : null);
            return;
        }

        var length = batch.Buffer.Length - offset;
        Cut(batch, offset, span.Bytes);
        DropTooLong($"span of {span.Scope.Name}", length);
    }

    private void Append(Batch batch, in QueuedObservation item, bool isAhead)
    {
        Reserve(batch, item.Bytes);
        var offset = batch.Buffer.Length;
        try
        {
            var span = Proto.Open(batch.Buffer, SpansField);
            _writer.Value.Write(batch.Buffer, item.Observation);
            if (batch.Buffer.Length - span <= LongestSpan)
            {
                Proto.Close(batch.Buffer, span);
                batch.Add(offset, s_ownScope, isAhead || queue.IsOverflowing ? item.Observation.GetTrace() : null);
                return;
            }

            var length = batch.Buffer.Length - offset;
            Cut(batch, offset, item.Bytes);
            DropTooLong($"observation '{item.Observation.Name}'", length);
        }
        catch (Exception exception)
        {
            Cut(batch, offset, item.Bytes);
            item.Release();
            counters.Drop(UnitKind.Observation, DropReason.Fault);
            SelfLog.Fenced("encoding " + item.Observation.Name, exception);
        }
    }

    private void DropTooLong(string what, int length)
    {
        counters.Drop(UnitKind.Observation, DropReason.TooLarge);
        log.TooLong($"{what} has {length} bytes; {LongestSpan} is the most that can be sent. Lower MaxFieldBytes, or give it less metadata.");
    }

    /// <summary>Takes back what was appended last.</summary>
    private void Cut(Batch batch, int offset, int bytes)
    {
        batch.Buffer.CutTo(offset);
        batch.ReservedBytes -= bytes;
        queue.Unreserve(1, bytes);
    }
}
