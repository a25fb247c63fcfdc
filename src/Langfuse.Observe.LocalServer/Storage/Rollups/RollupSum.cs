namespace Langfuse.Observe.LocalServer.Storage.Rollups;

/// <summary>A measure, added up for one combination of dimensions.</summary>
internal sealed class RollupSum
{
    // In the order of their bins, of which there are few.
    private int[] _bins = [];
    private long[] _counts = [];
    private int _used;

    public long Count { get; private set; }

    public double Sum { get; private set; }

    public double Least { get; private set; } = double.PositiveInfinity;

    public double Most { get; private set; } = double.NegativeInfinity;

    /// <summary>The number that was the least or the most has been taken away, and what is so now is not known.</summary>
    public bool IsLoose { get; private set; }

    public void Change(double value, bool isAdded, bool withBins)
    {
        if (isAdded)
        {
            Count++;
            Sum += value;
            Least = Math.Min(Least, value);
            Most = Math.Max(Most, value);
        }
        else if (--Count == 0)
        {
            // Nothing is left of what sums of reals lose in the last digits.
            (Sum, Least, Most, IsLoose, _used) = (0, double.PositiveInfinity, double.NegativeInfinity, false, 0);
            return;
        }
        else
        {
            Sum -= value;
            IsLoose |= value <= Least || value >= Most;
        }

        if (withBins)
        {
            Add(LogBins.Of(value), isAdded ? 1 : -1);
        }
    }

    public static void Write(RollupSum? sum, ByteWriter writer, ByteWriter scratch, bool withBins)
    {
        writer.Number(sum?.Count ?? 0);
        if (sum is { Count: not 0 })
        {
            sum.WriteRest(writer, scratch, withBins);
        }
    }

    /// <summary>What was written; null when it was nothing.</summary>
    public static RollupSum? Read(ref ByteReader reader, bool withBins)
    {
        var count = reader.Number();
        if (count == 0)
        {
            return null;
        }

        var sum = new RollupSum { Count = count };
        sum.IsLoose = reader.Byte() == 1;
        sum.Sum = reader.Real();
        (sum.Least, sum.Most) = sum.Count == 1 ? (sum.Sum, sum.Sum) : (reader.Real(), reader.Real());
        if (!withBins)
        {
            return sum;
        }

        if (sum.Count == 1)
        {
            sum.Add(LogBins.Of(sum.Sum), 1);
            return sum;
        }

        var bins = new ByteReader(reader.Block());
        for (var bin = 0; !bins.IsAtEnd;)
        {
            bin += (int)bins.Signed();
            sum.Add(bin, bins.Signed());
        }

        return sum;
    }

    private void WriteRest(ByteWriter writer, ByteWriter scratch, bool withBins)
    {
        writer.Byte(IsLoose ? (byte)1 : (byte)0);
        writer.Real(Sum);
        if (Count != 1)
        {
            writer.Real(Least);
            writer.Real(Most);
        }

        if (withBins && Count != 1)
        {
            scratch.Clear();
            var before = 0;
            for (var index = 0; index < _used; index++)
            {
                if (_counts[index] != 0)
                {
                    scratch.Signed(_bins[index] - before);
                    scratch.Signed(_counts[index]);
                    before = _bins[index];
                }
            }

            writer.Block(scratch.Written);
        }
    }

    private void Add(int bin, long count)
    {
        var place = _used > 0 && _bins[_used - 1] < bin ? ~_used : Array.BinarySearch(_bins, 0, _used, bin);
        if (place >= 0)
        {
            _counts[place] += count;
            return;
        }

        if (_used == _bins.Length)
        {
            Array.Resize(ref _bins, Math.Max(4, _used * 2));
            Array.Resize(ref _counts, Math.Max(4, _used * 2));
        }

        place = ~place;
        Array.Copy(_bins, place, _bins, place + 1, _used - place);
        Array.Copy(_counts, place, _counts, place + 1, _used - place);
        (_bins[place], _counts[place]) = (bin, count);
        _used++;
    }
}
