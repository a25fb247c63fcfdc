namespace Langfuse.Observe.Delivery;

/// <summary>Some units of a batch, in order; what one request takes.</summary>
internal sealed class BatchPart
{
    private readonly UnitRange[] _ranges;

    private BatchPart(UnitRange[] ranges)
    {
        _ranges = ranges;
        Count = ranges.Sum(static range => range.Count);
    }

    public IReadOnlyList<UnitRange> Ranges => _ranges;

    public int Count { get; }

    /// <summary>The places of its units in the batch.</summary>
    public IEnumerable<int> Indices
    {
        get
        {
            foreach (var range in _ranges)
            {
                for (var index = range.Start; index < range.End; index++)
                {
                    yield return index;
                }
            }
        }
    }

    public static BatchPart Of(int start, int count) => new([new(start, count)]);

    /// <summary>All units of a batch.</summary>
    public static BatchPart Of(Batch batch) => Of(0, batch.Count);

    /// <summary>The units at these places, which are in order.</summary>
    public static BatchPart At(IEnumerable<int> indices)
    {
        var ranges = new List<UnitRange>();
        foreach (var index in indices)
        {
            if (ranges.Count > 0 && ranges[^1].End == index)
            {
                ranges[^1] = new(ranges[^1].Start, ranges[^1].Count + 1);
            }
            else
            {
                ranges.Add(new(index, 1));
            }
        }

        return new([.. ranges]);
    }

    public BatchPart First(int count) => At(Indices.Take(count));

    public BatchPart After(int count) => At(Indices.Skip(count));
}
