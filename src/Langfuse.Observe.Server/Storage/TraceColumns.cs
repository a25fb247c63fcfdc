using Microsoft.Data.Sqlite;

namespace Langfuse.Observe.Server.Storage;

/// <summary>The columns of the table traces.</summary>
internal static class TraceColumns
{
    public static BoundInsert<TraceRow> Upsert(SqliteConnection connection)
    {
        (string Column, Func<TraceRow, object?> Value)[] columns =
        [
            ("id", row => row.Id),
            ("startUs", row => row.StartUs),
            ("endUs", row => row.EndUs),
            ("traceName", row => row.TraceName),
            ("rootName", row => row.RootName),
            ("rootSeq", row => row.RootSeq),
            ("userId", row => row.UserId),
            ("sessionId", row => row.SessionId),
            ("environment", row => row.Environment),
            ("version", row => row.Version),
            ("release", row => row.Release),
            ("tags", row => row.Tags),
            ("public", row => row.Public),
            ("levelRank", row => row.LevelRank),
            ("totalCost", row => row.TotalCost),
            ("inputTokens", row => row.InputTokens),
            ("outputTokens", row => row.OutputTokens),
            ("totalTokens", row => row.TotalTokens),
            ("observationCount", row => row.ObservationCount),
            ("createdUs", row => row.CreatedUs),
            ("updatedUs", row => row.UpdatedUs),
        ];
        var updates = columns.Skip(1).Select(column => $"{column.Column} = excluded.{column.Column}");
        return new BoundInsert<TraceRow>(connection, "traces", "ON CONFLICT (id) DO UPDATE SET " + string.Join(", ", updates), columns);
    }
}
