namespace Langfuse.Observe.LocalServer.Storage.Rollups;

/// <summary>How many numbers lie in each of the <see cref="LogBins"/>, between the smallest and the largest that occur.</summary>
internal sealed class Distribution
{
    private long[] _counts = [];
    private int _first;

    public void Add(int bin, long count)
    {
        var place = bin - _first;
        if ((uint)place >= (uint)_counts.Length)
        {
            Grow(bin);
            place = bin - _first;
        }

        _counts[place] += count;
    }

    /// <summary>Between two of the numbers, in proportion, as over the numbers themselves.</summary>
    public double Quantile(double quantile, long count)
    {
        var place = quantile * (count - 1);
        var below = (long)Math.Floor(place);
        var (low, high) = (At(below), At(Math.Min(below + 1, count - 1)));
        return low + ((high - low) * (place - below));
    }

    private double At(long rank)
    {
        var left = rank;
        for (var index = 0; index < _counts.Length; index++)
        {
            left -= _counts[index];
            if (left < 0)
            {
                return LogBins.Value(_first + index);
            }
        }

        return 0;
    }

    private void Grow(int bin)
    {
        if (_counts.Length == 0)
        {
            (_first, _counts) = (bin - 32, new long[64]);
            return;
        }

        // By half as much again, towards the side where the number is.
        var end = _first + _counts.Length;
        var first = bin < _first ? bin - (_counts.Length / 2) : _first;
        end = bin < end ? end : bin + 1 + (_counts.Length / 2);
        var counts = new long[end - first];
        _counts.CopyTo(counts, _first - first);
        (_first, _counts) = (first, counts);
    }
}
