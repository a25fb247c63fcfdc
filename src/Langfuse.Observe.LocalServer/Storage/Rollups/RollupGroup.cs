namespace Langfuse.Observe.LocalServer.Storage.Rollups;

/// <summary>A group of an answer while it is added up.</summary>
internal sealed class RollupGroup
{
    private readonly Measured[] _measures;

    public RollupGroup(string?[] dimensions, long time, int measures, bool hasPercentiles)
    {
        Dimensions = dimensions;
        Time = time;
        _measures = [.. Enumerable.Range(0, measures).Select(_ => new Measured { Distribution = hasPercentiles ? new Distribution() : null })];
    }

    public string?[] Dimensions { get; }

    public long Time { get; }

    /// <summary>How many rows are in it.</summary>
    public long Rows { get; set; }

    public Measured this[int measure] => _measures[measure];

    /// <summary>A measure of the group.</summary>
    internal sealed class Measured
    {
        public long Count { get; set; }

        public double Sum { get; set; }

        public double Least { get; set; } = double.PositiveInfinity;

        public double Most { get; set; } = double.NegativeInfinity;

        /// <summary>Its least and its most are not known.</summary>
        public bool IsLoose { get; set; }

        public Distribution? Distribution { get; init; }

        public void Change(double value, bool isAdded)
        {
            var sign = isAdded ? 1 : -1;
            Count += sign;
            Sum += sign * value;
            Distribution?.Add(LogBins.Of(value), sign);
            if (isAdded)
            {
                (Least, Most) = (Math.Min(Least, value), Math.Max(Most, value));
            }
            else
            {
                IsLoose = true;
            }
        }

        /// <summary>Adds what a <see cref="RollupSum"/> wrote.</summary>
        public void Add(ref ByteReader reader, bool withBins)
        {
            var count = reader.Number();
            if (count == 0)
            {
                return;
            }

            Count += count;
            IsLoose |= reader.Byte() == 1;
            var sum = reader.Real();
            Sum += sum;
            var (least, most) = count == 1 ? (sum, sum) : (reader.Real(), reader.Real());
            (Least, Most) = (Math.Min(Least, least), Math.Max(Most, most));
            if (!withBins)
            {
                return;
            }

            if (count == 1)
            {
                Distribution?.Add(LogBins.Of(sum), 1);
                return;
            }

            var bins = new ByteReader(reader.Block());
            for (var bin = 0; Distribution is not null && !bins.IsAtEnd;)
            {
                bin += (int)bins.Signed();
                Distribution.Add(bin, bins.Signed());
            }
        }

        /// <summary>Passes over what a <see cref="RollupSum"/> wrote.</summary>
        public static void Skip(ref ByteReader reader, bool withBins)
        {
            var count = reader.Number();
            if (count == 0)
            {
                return;
            }

            reader.Skip(1 + (count == 1 ? sizeof(double) : 3 * sizeof(double)));
            if (withBins && count != 1)
            {
                reader.Block();
            }
        }
    }
}
