namespace Langfuse.Observe.LocalServer.Storage.Rollups;

/// <summary>What a cube has of an hour or of a day. In the database it is one value: the texts, each once, and a row for each combination of the dimensions.</summary>
internal sealed class RollupBucket(RollupCube cube)
{
    private const byte Version = 1;

    private readonly Dictionary<string?[], Row> _rows = new(TextsComparer.Instance);

    /// <summary>How many combinations there are.</summary>
    public int Count => _rows.Count;

    public static RollupBucket Read(RollupCube cube, ReadOnlySpan<byte> bytes)
    {
        var bucket = new RollupBucket(cube);
        var reader = new ByteReader(bytes);
        var texts = new string[ReadStart(ref reader)];
        for (var index = 0; index < texts.Length; index++)
        {
            texts[index] = reader.Text();
        }

        var count = reader.Number();
        for (var index = 0; index < count; index++)
        {
            var line = new ByteReader(reader.Block());
            var dimensions = new string?[cube.Dimensions.Length];
            for (var place = 0; place < dimensions.Length; place++)
            {
                dimensions[place] = line.Number() is > 0 and var text ? texts[text - 1] : null;
            }

            var row = new Row(line.Number(), new RollupSum?[cube.Measures.Length]);
            for (var place = 0; place < row.Sums.Length; place++)
            {
                row.Sums[place] = RollupSum.Read(ref line, cube.HasPercentiles);
            }

            bucket._rows.Add(dimensions, row);
        }

        return bucket;
    }

    /// <summary>Reads what stands before the texts: how many of them there are.</summary>
    public static int ReadStart(ref ByteReader reader) => reader.Byte() is var version and not Version
        ? throw new InvalidOperationException($"A roll-up has version {version}, and this program knows {Version}.")
        : (int)reader.Number();

    public void Change(RollupFact fact, bool isAdded)
    {
        var key = Array.ConvertAll(cube.Places, place => fact.Dimensions[place]);
        if (!_rows.TryGetValue(key, out var row))
        {
            _rows.Add(key, row = new Row(0, new RollupSum?[cube.Measures.Length]));
        }

        row.Count += isAdded ? 1 : -1;
        for (var index = 0; index < row.Sums.Length; index++)
        {
            if (fact.Measures[cube.MeasurePlaces[index]] is var value && !double.IsNaN(value))
            {
                (row.Sums[index] ??= new RollupSum()).Change(value, isAdded, cube.HasPercentiles);
            }
        }

        if (row.Count == 0)
        {
            _rows.Remove(key);
        }
    }

    public byte[] Write()
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in _rows.Keys.SelectMany(key => key).OfType<string>())
        {
            places.TryAdd(text, places.Count);
        }

        var (all, line, scratch) = (new ByteWriter(), new ByteWriter(), new ByteWriter());
        all.Byte(Version);
        all.Number(places.Count);
        foreach (var text in places.Keys)
        {
            all.Text(text);
        }

        all.Number(_rows.Count);
        foreach (var (key, row) in _rows)
        {
            line.Clear();
            foreach (var text in key)
            {
                line.Number(text is null ? 0 : places[text] + 1);
            }

            line.Number(row.Count);
            foreach (var sum in row.Sums)
            {
                RollupSum.Write(sum, line, scratch, cube.HasPercentiles);
            }

            all.Block(line.Written);
        }

        return all.Written.ToArray();
    }

    private sealed class Row(long count, RollupSum?[] sums)
    {
        public long Count { get; set; } = count;

        public RollupSum?[] Sums { get; } = sums;
    }

    private sealed class TextsComparer : IEqualityComparer<string?[]>
    {
        public static readonly TextsComparer Instance = new();

        public bool Equals(string?[]? one, string?[]? other) => one.AsSpan().SequenceEqual(other);

        public int GetHashCode(string?[] texts)
        {
            var hash = new HashCode();
            foreach (var text in texts)
            {
                hash.Add(text, StringComparer.Ordinal);
            }

            return hash.ToHashCode();
        }
    }
}
