namespace Langfuse.Observe.LocalServer.Sync;

/// <summary>What became of a page.</summary>
internal sealed class Written
{
    public int Fetched { get; init; }

    public int New { get; set; }

    public int Updated { get; set; }

    public HashSet<string> Traces { get; } = new(StringComparer.Ordinal);

    public HashSet<string> ChangedTraces { get; } = new(StringComparer.Ordinal);
}
