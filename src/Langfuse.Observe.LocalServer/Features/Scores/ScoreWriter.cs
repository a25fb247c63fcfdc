using System.Text.Json.Nodes;
using Dapper;
using Langfuse.Observe.LocalServer.Ingestion;
using Langfuse.Observe.LocalServer.Storage.Sqlite;

namespace Langfuse.Observe.LocalServer.Features.Scores;

/// <summary>Stores scores. The same id again is merged: the place and time of the first stand, all else is the last's (wire contract 2.3).</summary>
internal sealed class ScoreWriter(LocalStore store, WarningLog warnings, TimeProvider clock)
{
    private const string Columns =
        "id, traceId, observationId, sessionId, datasetRunId, name, dataType, value, stringValue, source, comment, metadata, configId, queueId, environment, timestampUs, createdUs, updatedUs";

    private static readonly string s_upsert =
        $"INSERT OR REPLACE INTO scores ({Columns}) VALUES ({string.Join(", ", Columns.Split(", ").Select(column => "@" + char.ToUpperInvariant(column[0]) + column[1..]))})";

    public async Task WriteAsync(IReadOnlyList<ScoreRow> scores, CancellationToken cancellationToken)
    {
        if (scores.Count == 0)
        {
            return;
        }

        var nowUs = Micros.Of(clock.GetUtcNow());
        foreach (var score in scores)
        {
            score.CreatedUs = score.UpdatedUs = nowUs;
            if (score.TimestampUs == 0)
            {
                score.TimestampUs = nowUs;
            }

            Inspect(score);
        }
        var added = await store.WriteAsync(session => scores.Count(score => Write(session, score)), cancellationToken);
        store.AddScores(added);
    }

    public async Task<bool> DeleteAsync(string id, CancellationToken cancellationToken)
    {
        var deleted = await store.WriteAsync(session => session.Connection.Execute("DELETE FROM scores WHERE id = @id", new { id }), cancellationToken);
        store.AddScores(-deleted);
        return deleted > 0;
    }

    private static bool Write(WriteSession session, ScoreRow score)
    {
        var earlier = session.Connection.QueryFirstOrDefault<ScoreRow>("SELECT * FROM scores WHERE id = @Id", new { score.Id });
        if (earlier is not null)
        {
            Merge(score, earlier);
        }

        session.Connection.Execute(s_upsert, score);
        return earlier is null;
    }

    private static void Merge(ScoreRow score, ScoreRow earlier)
    {
        score.TimestampUs = earlier.TimestampUs;
        score.TraceId = earlier.TraceId;
        score.Environment = earlier.Environment;
        score.CreatedUs = earlier.CreatedUs;
        score.Comment ??= earlier.Comment;
        score.ConfigId ??= earlier.ConfigId;
        score.Metadata = MergeMetadata(earlier.Metadata, score.Metadata);
    }

    private static string? MergeMetadata(string? earlier, string? later)
    {
        if (later is null || earlier is null)
        {
            return later ?? earlier;
        }

        if (JsonNode.Parse(earlier) is not JsonObject all || JsonNode.Parse(later) is not JsonObject changes)
        {
            return later;
        }

        JsonMerge.Into(all, changes);
        return all.ToJsonString();
    }

    // What the worker of the real server finds out later, and then drops the score without telling anyone.
    private void Inspect(ScoreRow score)
    {
        if (score.ConfigId is not null)
        {
            warnings.Add("score-config-unknown",
                $"Score '{score.Name}' names the score config '{score.ConfigId}', which this server does not have. Langfuse drops a score in silence when its config is unknown or archived or the value does not fit it; here it is kept.",
                score.TraceId, score.ObservationId);
        }
    }
}
