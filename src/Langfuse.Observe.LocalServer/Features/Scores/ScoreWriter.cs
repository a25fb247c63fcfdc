using System.Text.Json.Nodes;
using Langfuse.Observe.LocalServer.Ingestion;

namespace Langfuse.Observe.LocalServer.Features.Scores;

/// <summary>Stores scores. The same id again is merged: the place and time of the first stand, all else is the last's (wire contract 2.3).</summary>
internal sealed class ScoreWriter(IScoreStore store, WarningLog warnings, TimeProvider clock)
{
    public async Task WriteAsync(string projectId, IReadOnlyList<Score> scores, CancellationToken cancellationToken)
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
        await store.WriteAsync(projectId, scores, Merge, cancellationToken);
    }

    private static void Merge(Score score, Score earlier)
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
    private void Inspect(Score score)
    {
        if (score.ConfigId is not null)
        {
            warnings.Add("score-config-unknown",
                $"Score '{score.Name}' names the score config '{score.ConfigId}', which this server does not have. Langfuse drops a score in silence when its config is unknown or archived or the value does not fit it; here it is kept.",
                score.TraceId, score.ObservationId);
        }
    }
}
