using Langfuse.Observe.Delivery.Observations;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Delivery;

/// <summary>Encoded spans or scores in one pooled buffer, still apart, so that any part can be sent alone.</summary>
internal sealed class Batch(UnitKind kind, BatchShelf? shelf = null) : IDisposable
{
    private const int FirstBytes = 4 * 1024;

    private readonly List<BatchUnit> _units = [];
    private volatile bool _isShared;
    private long _reservedBytes;

    public UnitKind Kind { get; } = kind;

    public ByteBuffer Buffer { get; } = new(FirstBytes);

    public IReadOnlyList<BatchUnit> Units => _units;

    public int Count => _units.Count;

    /// <summary>The encoded OTLP resource when it is not the client's own: that of the process that spooled the batch.</summary>
    public byte[]? Resource { get; set; }

    /// <summary>Bytes that count against the queue's limit while this is on its way.</summary>
    public long ReservedBytes
    {
        get => Volatile.Read(ref _reservedBytes);
        set => Volatile.Write(ref _reservedBytes, value);
    }

    /// <summary>What is left of it when some units were dropped while it waited; null when nothing was.</summary>
    public BatchPart? Kept { get; set; }

    /// <summary>Units whose trace is known and was dropped in this overflow, or in a later one, are dropped too.</summary>
    public int DropsFrom { get; set; }

    /// <summary>Whether the trace of any unit is known.</summary>
    public bool KnowsTraces { get; private set; }

    /// <summary>All units that are to be delivered.</summary>
    public BatchPart Whole => Kept ?? BatchPart.Of(this);

    /// <summary>Adds what was appended to the buffer since <paramref name="offset"/>.</summary>
    public void Add(int offset, SpanScope? scope, LocalTrace? trace = null)
    {
        _units.Add(new(offset, Buffer.Length - offset, scope, trace));
        KnowsTraces |= trace is not null;
    }

    /// <summary>Moves the last unit to the start of another batch.</summary>
    public void MoveLastTo(Batch other)
    {
        var last = _units[^1];
        var source = Buffer.At(last.Offset, last.Length);
        source.CopyTo(other.Buffer.Reserve(last.Length));
        other.Buffer.Advance(last.Length);
        other.Add(other.Buffer.Length - last.Length, last.Scope, last.Trace);
        _units.RemoveAt(_units.Count - 1);
        Buffer.CutTo(last.Offset);
    }

    /// <summary>They count no longer. Whoever ends the client and whoever sends this may both say so, and one of them gets them.</summary>
    public long TakeReservedBytes() => Interlocked.Exchange(ref _reservedBytes, 0);

    public ReadOnlyMemory<byte> BytesOf(UnitRange range)
    {
        var first = _units[range.Start];
        var last = _units[range.End - 1];
        return Buffer.Slice(first.Offset, last.Offset + last.Length - first.Offset);
    }

    public ReadOnlyMemory<byte> BytesOf(int index) => BytesOf(new UnitRange(index, 1));

    public int LengthOf(BatchPart part)
    {
        var length = 0;
        foreach (var range in part.Ranges)
        {
            length += BytesOf(range).Length;
        }

        return length;
    }

    /// <summary>The batch in parts that stay under so many bytes, single units left aside.</summary>
    /// <param name="indices">The units to be sent.</param>
    /// <param name="limit">Bytes of a part.</param>
    /// <param name="mostUnits">Units of a part.</param>
    public List<BatchPart> PartsOf(IEnumerable<int> indices, int limit, int mostUnits)
    {
        var (parts, part, length) = (new List<BatchPart>(), new List<int>(), 0);
        foreach (var index in indices)
        {
            if (part.Count > 0 && (part.Count >= mostUnits || length + _units[index].Length > limit))
            {
                parts.Add(BatchPart.At(part));
                (part, length) = ([], 0);
            }

            part.Add(index);
            length += _units[index].Length;
        }

        if (part.Count > 0)
        {
            parts.Add(BatchPart.At(part));
        }

        return parts;
    }

    /// <summary>A request that cannot be ended still reads the buffer: it must never be used for anything else.</summary>
    public void LeaveBufferAlone() => _isShared = true;

    public void Dispose()
    {
        if (_isShared)
        {
            return;
        }

        _units.Clear();
        Buffer.CutTo(0);
        Resource = null;
        ReservedBytes = 0;
        Kept = null;
        DropsFrom = 0;
        KnowsTraces = false;

        // What the shelf does not keep is left to the collector: the shared pool would hold arrays of this size for long.
        if (shelf is null)
        {
            Buffer.Dispose();
        }
        else
        {
            shelf.Keep(this);
        }
    }
}
