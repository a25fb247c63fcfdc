namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>The columns of the table traces, as they are written.</summary>
internal static class TraceColumns
{
    /// <summary>What is written, in this order.</summary>
    public const string All =
        "projectId, id, startUs, endUs, traceName, rootName, rootSeq, userId, sessionId, environment, version, release, tags, public, bookmarked, levelRank, " +
        "totalCost, inputTokens, outputTokens, totalTokens, observationCount, createdUs, updatedUs, own";

    /// <summary>The first columns of <see cref="All"/> that make the key.</summary>
    public const string Key = "projectId, id";

    /// <summary>Writes in the order of <see cref="All"/>.</summary>
    public static TWriter Write<TWriter>(TWriter writer, Trace row)
        where TWriter : IRowWriter<TWriter> => writer
        .Text(row.ProjectId).Text(row.Id).Number(row.StartUs).Number(row.EndUs).Text(row.TraceName).Text(row.RootName).Number(row.RootSeq)
        .Text(row.UserId).Text(row.SessionId).Text(row.Environment).Text(row.Version).Text(row.Release).Text(row.Tags)
        .Flag(row.Public).Flag(row.Bookmarked).Number(row.LevelRank).Real(row.TotalCost).Number(row.InputTokens).Number(row.OutputTokens).Number(row.TotalTokens)
        .Number(row.ObservationCount).Number(row.CreatedUs).Number(row.UpdatedUs).Text(row.Own);
}
