namespace Langfuse.Observe.LocalServer.Sync;

/// <summary>Counts ids once, with a memory that has a bound: of very many, one that comes again much later counts again.</summary>
internal sealed class Tally
{
    private const int MostPerGeneration = 100_000;

    private HashSet<string> _young = new(StringComparer.Ordinal);
    private HashSet<string> _old = new(StringComparer.Ordinal);

    public long Count { get; private set; }

    public void Add(IEnumerable<string> ids)
    {
        foreach (var id in ids)
        {
            if (_old.Contains(id) || !_young.Add(id))
            {
                continue;
            }

            Count++;
            if (_young.Count >= MostPerGeneration)
            {
                (_old, _young) = (_young, new HashSet<string>(StringComparer.Ordinal));
            }
        }
    }
}
