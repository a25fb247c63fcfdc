using Microsoft.Data.Sqlite;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>The columns of the table traces, as they are written.</summary>
internal static class TraceColumns
{
    private const string All =
        "projectId, id, startUs, endUs, traceName, rootName, rootSeq, userId, sessionId, environment, version, release, tags, public, bookmarked, levelRank, " +
        "totalCost, inputTokens, outputTokens, totalTokens, observationCount, createdUs, updatedUs, own";

    public static PreparedStatement PrepareReplace(SqliteConnection connection) =>
        new(connection, $"INSERT OR REPLACE INTO traces ({All}) VALUES ({string.Join(",", All.Split(',').Select(_ => "?"))})");

    /// <summary>Binds in the order of <see cref="All"/>.</summary>
    public static PreparedStatement Bind(PreparedStatement replace, Trace row) => replace.Reset()
        .Text(row.ProjectId).Text(row.Id).Number(row.StartUs).Number(row.EndUs).Text(row.TraceName).Text(row.RootName).Number(row.RootSeq)
        .Text(row.UserId).Text(row.SessionId).Text(row.Environment).Text(row.Version).Text(row.Release).Text(row.Tags)
        .Flag(row.Public).Flag(row.Bookmarked).Number(row.LevelRank).Real(row.TotalCost).Number(row.InputTokens).Number(row.OutputTokens).Number(row.TotalTokens)
        .Number(row.ObservationCount).Number(row.CreatedUs).Number(row.UpdatedUs).Text(row.Own);
}
