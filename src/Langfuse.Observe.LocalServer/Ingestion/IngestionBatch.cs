using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Langfuse.Observe.LocalServer.Features.Scores;

namespace Langfuse.Observe.LocalServer.Ingestion;

/// <summary>Takes a batch of POST /ingestion in: scores and logs, as a v4 server with only the direct path does.</summary>
internal sealed partial class IngestionBatch(ScoreWriter writer)
{
    private const string OnlyScores =
        "This event type is not accepted on deployments running in Langfuse v4 events_only mode. Send spans to /api/public/otel/v1/traces.";

    /// <summary>The outcome of every event, in order.</summary>
    public async Task<IReadOnlyList<IngestionOutcome>> TakeAsync(JsonElement batch, ProjectContext caller, CancellationToken cancellationToken)
    {
        var scores = new List<Score>();
        var outcomes = batch.EnumerateArray().Select(item => Take(item, caller.Role, scores)).ToList();
        await writer.WriteAsync(caller.ProjectId, scores, cancellationToken);
        return outcomes;
    }

    private static IngestionOutcome Take(JsonElement item, Role role, List<Score> scores)
    {
        if (item.Text("id") is not { Length: > 0 } id)
        {
            return IngestionOutcome.Refused("unknown", "id: required");
        }

        var type = item.Text("type");
        if (role < Role.Member && type != "score-create")
        {
            return new IngestionOutcome(id, StatusCodes.Status403Forbidden, "Access denied", "With the public key alone only score-create is accepted");
        }

        if (type == "sdk-log")
        {
            return IngestionOutcome.Taken(id);
        }

        if (type != "score-create")
        {
            return IngestionOutcome.Refused(id, type is null ? "type: required" : OnlyScores);
        }

        if (ReadTime(item.Text("timestamp")) is not { } timestamp)
        {
            return IngestionOutcome.Refused(id, "timestamp: required, ISO 8601 with Z or an offset");
        }

        return TakeScore(item, id, timestamp, scores);
    }

    private static IngestionOutcome TakeScore(JsonElement item, string id, DateTimeOffset timestamp, List<Score> scores)
    {
        var issues = new List<string>();
        item.TryGetProperty("body", out var body);
        if (ScoreBody.Read(body, mayBeEvaluation: true, issues) is not { } score)
        {
            return IngestionOutcome.Refused(id, string.Join("; ", issues));
        }

        score.TimestampUs = Micros.Of(timestamp);
        scores.Add(score);
        return IngestionOutcome.Taken(id);
    }

    // A time without a zone is refused.
    private static DateTimeOffset? ReadTime(string? text) =>
        text is not null && Zone().IsMatch(text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    [GeneratedRegex(@"T.*(Z|[+-]\d\d:?\d\d)\z")]
    private static partial Regex Zone();
}
