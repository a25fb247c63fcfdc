using Microsoft.Data.Sqlite;

namespace Langfuse.Observe.Server.Storage;

/// <summary>The columns of the table observations.</summary>
internal static class ObservationColumns
{
    /// <summary>What <see cref="TraceSummary"/> reads.</summary>
    public const string ForSummary =
        "seq, traceId, id, parentId, isAppRoot, name, startUs, endUs, level, totalCost, inputTokens, outputTokens, totalTokens, " +
        "version, release, environment, userId, sessionId, traceName, tags, public, createdUs";

    public static BoundInsert<ObservationRow> Insert(SqliteConnection connection) => new(connection, "observations", "",
    [
        ("traceId", row => row.TraceId),
        ("id", row => row.Id),
        ("parentId", row => row.ParentId),
        ("isAppRoot", row => row.IsAppRoot),
        ("type", row => row.Type),
        ("name", row => row.Name),
        ("startUs", row => row.StartUs),
        ("endUs", row => row.EndUs),
        ("completionStartUs", row => row.CompletionStartUs),
        ("level", row => row.Level),
        ("statusMessage", row => row.StatusMessage),
        ("input", row => row.Input),
        ("output", row => row.Output),
        ("metadata", row => row.Metadata),
        ("model", row => row.Model),
        ("modelParameters", row => row.ModelParameters),
        ("usage", row => row.Usage),
        ("cost", row => row.Cost),
        ("totalCost", row => row.TotalCost),
        ("inputTokens", row => row.InputTokens),
        ("outputTokens", row => row.OutputTokens),
        ("totalTokens", row => row.TotalTokens),
        ("promptName", row => row.PromptName),
        ("promptVersion", row => row.PromptVersion),
        ("version", row => row.Version),
        ("release", row => row.Release),
        ("environment", row => row.Environment),
        ("userId", row => row.UserId),
        ("sessionId", row => row.SessionId),
        ("traceName", row => row.TraceName),
        ("tags", row => row.Tags),
        ("public", row => row.Public),
        ("experiment", row => row.Experiment),
        ("source", row => row.Source),
        ("createdUs", row => row.CreatedUs),
    ]);
}
