using Langfuse.Observe.LocalServer.Features.ScoreConfigs;
using Langfuse.Observe.LocalServer.Ingestion;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Scores;

/// <summary>Stores scores. The same id again is merged: the place and time of the first stand, all else is the last's (wire contract 2.3).</summary>
internal sealed class ScoreWriter(IScoreStore store, ICatalogue catalogue, WarningLog warnings, TimeProvider clock)
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

            HoldAgainstConfig(projectId, score);
        }
        await store.WriteAsync(projectId, scores, Merge, cancellationToken);
    }

    /// <summary>Stores scores whose ids follow from what they judge; the same again takes the place of the value.</summary>
    public async Task PutAsync(string projectId, IReadOnlyList<Score> scores, CancellationToken cancellationToken)
    {
        if (scores.Count == 0)
        {
            return;
        }

        var nowUs = Micros.Of(clock.GetUtcNow());
        foreach (var score in scores)
        {
            score.TimestampUs = score.CreatedUs = score.UpdatedUs = nowUs;
        }

        await store.PutAsync(projectId, scores, cancellationToken);
    }

    private static void Merge(Score score, Score earlier)
    {
        score.TimestampUs = earlier.TimestampUs;
        score.TraceId = earlier.TraceId;
        score.Environment = earlier.Environment;
        score.CreatedUs = earlier.CreatedUs;
        score.Comment ??= earlier.Comment;
        score.ConfigId ??= earlier.ConfigId;
        score.Metadata = JsonMerge.Objects(earlier.Metadata, score.Metadata);
    }

    // What the worker of the real server finds out later, and then drops the score without telling anyone.
    private void HoldAgainstConfig(string projectId, Score score)
    {
        if (score.ConfigId is null)
        {
            return;
        }

        if (catalogue.Find(ScoreConfig.Collection, projectId, score.ConfigId) is not { } config)
        {
            warnings.Add("score-config-unknown",
                $"Score '{score.Name}' names the score config '{score.ConfigId}', which this server does not have. Langfuse drops such a score in silence; here it is kept.",
                score.TraceId, score.ObservationId);
            return;
        }

        if (config.Misfit(score) is { } misfit)
        {
            warnings.Add("score-config-misfit",
                $"Score '{score.Name}' does not fit its score config '{config.Name}': {misfit}. Langfuse drops such a score in silence; here it is kept.",
                score.TraceId, score.ObservationId);
            return;
        }

        score.Name = config.Name;
        if (score.DataType == "CATEGORICAL")
        {
            score.Value = config.Categories!.First(category => category.Label == score.StringValue).Value;
        }
    }
}
