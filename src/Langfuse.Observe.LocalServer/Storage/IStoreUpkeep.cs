namespace Langfuse.Observe.LocalServer.Storage;

/// <summary>How much there is, and how the oldest of it is let go.</summary>
internal interface IStoreUpkeep
{
    StoreSize Size();

    /// <summary>The oldest traces of a project that started before a time, oldest first.</summary>
    IReadOnlyList<(string Id, long StartUs)> Oldest(string projectId, long beforeUs, int limit);

    /// <summary>Deletes what only deleted traces used, such as media, and scores before a time that belong to no trace; gives how many things were deleted.</summary>
    Task<int> SweepAsync(string projectId, long beforeUs, CancellationToken cancellationToken);

    /// <summary>Frees what deleted rows still take up, as the words of a full-text index do. Reads as much as there is, in steps that others write between.</summary>
    Task CompactAsync(CancellationToken cancellationToken);
}

/// <param name="Bytes">What the file or the database takes up.</param>
/// <param name="UsedBytes">What of it holds data, estimated where the database does not say; the rest is used again before it grows.</param>
/// <param name="Traces">How many traces there are.</param>
/// <param name="OldestUs">The start of the oldest trace, or null.</param>
/// <param name="NewestUs">The start of the newest trace, or null.</param>
internal sealed record StoreSize(long Bytes, long UsedBytes, long Traces, long? OldestUs, long? NewestUs);
