namespace Langfuse.Observe.LocalServer.Sync;

/// <summary>One generation of Langfuse's reads.</summary>
internal interface ISourceApi
{
    string Name { get; }

    /// <summary>What of a trace is read, in order.</summary>
    IReadOnlyList<SyncStage> Stages { get; }

    /// <summary>A page of what started from <paramref name="fromUs"/> on and before <paramref name="toUs"/>, newest first.</summary>
    /// <exception cref="SourceException">It cannot be read.</exception>
    Task<SourcePage> ReadAsync(SyncStage stage, long fromUs, long toUs, string? cursor, CancellationToken cancellationToken);
}
