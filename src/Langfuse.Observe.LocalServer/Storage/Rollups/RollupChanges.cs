using System.Runtime.InteropServices;

namespace Langfuse.Observe.LocalServer.Storage.Rollups;

/// <summary>What a transaction adds to the roll-ups and takes from them. It is kept with the transaction as it is, and added up later.</summary>
/// <param name="clean">Makes of a text what the database keeps of it.</param>
internal sealed class RollupChanges(Func<string, string> clean)
{
    private readonly Dictionary<string, Project> _projects = new(StringComparer.Ordinal);

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    public void Add(string projectId, RollupFact fact) => Write(projectId, fact, isAdded: true);

    public void Remove(string projectId, RollupFact fact) => Write(projectId, fact, isAdded: false);

    public void Clear()
    {
        _projects.Clear();
        Count = 0;
    }

    /// <summary>The changes of each project, as <see cref="Read"/> reads them.</summary>
    public IEnumerable<(string ProjectId, byte[] Facts)> Written() => _projects.Select(project => (project.Key, project.Value.Bytes.Written.ToArray()));

    public static void Read(ReadOnlySpan<byte> bytes, Action<RollupFact, bool> take)
    {
        var reader = new ByteReader(bytes);
        var texts = new List<string>();
        while (!reader.IsAtEnd)
        {
            var kind = reader.Byte();
            var source = (RollupSource)(kind >> 1);
            var startUs = reader.Signed();
            var dimensions = new string?[RollupFact.DimensionsOf(source).Length];
            for (var index = 0; index < dimensions.Length; index++)
            {
                dimensions[index] = ReadText(ref reader, texts);
            }

            var present = reader.Number();
            var measures = new double[RollupFact.MeasuresOf(source).Length];
            for (var index = 0; index < measures.Length; index++)
            {
                measures[index] = (present >> index & 1) == 0 ? double.NaN : reader.Real();
            }

            take(new RollupFact(source, startUs, dimensions, measures), (kind & 1) == 0);
        }
    }

    // 0 is null, 1 a text that follows, and what is more is one that came before.
    private static string? ReadText(ref ByteReader reader, List<string> texts)
    {
        var place = reader.Number();
        if (place == 1)
        {
            texts.Add(reader.Text());
            return texts[^1];
        }

        return place == 0 ? null : texts[(int)place - 2];
    }

    private void Write(string projectId, RollupFact fact, bool isAdded)
    {
        Count++;
        ref var project = ref CollectionsMarshal.GetValueRefOrAddDefault(_projects, projectId, out _);
        project ??= new Project();
        var bytes = project.Bytes;
        bytes.Byte((byte)(((int)fact.Source << 1) | (isAdded ? 0 : 1)));
        bytes.Signed(fact.StartUs);
        foreach (var text in fact.Dimensions)
        {
            project.Write(text is null ? null : clean(text));
        }

        long present = 0;
        for (var index = 0; index < fact.Measures.Length; index++)
        {
            present |= double.IsNaN(fact.Measures[index]) ? 0 : 1L << index;
        }

        bytes.Number(present);
        foreach (var measure in fact.Measures)
        {
            if (!double.IsNaN(measure))
            {
                bytes.Real(measure);
            }
        }
    }

    /// <summary>The bytes of a project, in which each text stands once.</summary>
    private sealed class Project
    {
        private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

        public ByteWriter Bytes { get; } = new();

        public void Write(string? text)
        {
            if (text is null)
            {
                Bytes.Number(0);
            }
            else if (_places.TryGetValue(text, out var place))
            {
                Bytes.Number(place + 2);
            }
            else
            {
                _places.Add(text, _places.Count);
                Bytes.Number(1);
                Bytes.Text(text);
            }
        }
    }
}
