namespace Langfuse.Observe.Delivery;

/// <summary>What of a batch has not come to its end.</summary>
internal sealed class BatchWork
{
    // Finds three bad units among 16,384; a batch that is bad throughout costs no more requests than this.
    private const int MostHalvings = 64;
    private const int MostRepeats = 5;

    private readonly Stack<UnitRange> _ranges = new();
    private Dictionary<int, int>? _repeats;
    private int _halvings;
    private UnitRange _current;

    public BatchWork(Batch batch, TimeSpan timeout)
    {
        Batch = batch;
        Timeout = timeout;
        Again(new(0, batch.Count));
    }

    public Batch Batch { get; }

    /// <summary>How long one request may take.</summary>
    public TimeSpan Timeout { get; private set; }

    /// <summary>How many units have not come to their end.</summary>
    public int Left => LeftRanges.Sum(static range => range.Count);

    public IReadOnlyCollection<UnitRange> LeftRanges => _current.Count == 0 ? [.. _ranges] : [_current, .. _ranges];

    /// <summary>Whether the batch lies on disk already.</summary>
    public bool IsFromSpool { get; init; }

    /// <summary>Whether what was left is on disk, to be sent another time.</summary>
    public bool IsPutOff { get; private set; }

    public bool TryNext(out UnitRange range)
    {
        var has = _ranges.TryPop(out range);
        _current = range;
        return has;
    }

    /// <summary>Puts a part back to be sent.</summary>
    /// <param name="range">The part.</param>
    /// <param name="longestTimeout">Given when the time was too short: it is doubled, up to this.</param>
    public void Again(UnitRange range, TimeSpan? longestTimeout = null)
    {
        _current = default;
        _ranges.Push(range);
        if (longestTimeout is { } longest)
        {
            var doubled = Timeout * 2;
            Timeout = doubled < longest ? doubled : (Timeout > longest ? Timeout : longest);
        }
    }

    public void PutOff()
    {
        IsPutOff = true;
        _ranges.Clear();
        _current = default;
    }

    public bool MayHalve() => ++_halvings <= MostHalvings;

    /// <summary>Whether a unit that the server failed to take alone may be sent once more.</summary>
    public bool MayRepeat(int index)
    {
        _repeats ??= [];
        var count = _repeats.GetValueOrDefault(index) + 1;
        _repeats[index] = count;
        return count <= MostRepeats;
    }
}
