using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Langfuse.Observe.LocalServer.Costs;
using Langfuse.Observe.LocalServer.Features.Scores;
using Langfuse.Observe.LocalServer.Ingestion.Legacy;

namespace Langfuse.Observe.LocalServer.Ingestion;

/// <summary>Takes a batch of POST /ingestion in: scores and logs of today's SDKs, traces and observations of older ones.</summary>
internal sealed partial class IngestionBatch(ScoreWriter writer, ISpanStore spans, CostCalculator costs, TimeProvider clock)
{
    /// <summary>The outcome of every event, in order.</summary>
    public async Task<IReadOnlyList<IngestionOutcome>> TakeAsync(JsonElement batch, ProjectContext caller, CancellationToken cancellationToken)
    {
        var taken = new Taken();
        var outcomes = batch.EnumerateArray().Select(item => Take(item, caller.Role, taken)).ToList();
        await spans.WriteAsync(caller.ProjectId, taken.Traces, taken.Changes, row => costs.Apply(caller.ProjectId, row), Micros.Of(clock.GetUtcNow()), cancellationToken);
        await writer.WriteAsync(caller.ProjectId, taken.Scores, cancellationToken);
        return outcomes;
    }

    private static IngestionOutcome Take(JsonElement item, Role role, Taken taken)
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

        if (type is not ("score-create" or "trace-create") && (type is null || !LegacyEvent.IsOfObservation(type)))
        {
            return IngestionOutcome.Refused(id, type is null ? "type: required" : $"type: '{type}' is not a type of event");
        }

        if (ReadTime(item.Text("timestamp")) is not { } timestamp)
        {
            return IngestionOutcome.Refused(id, "timestamp: required, ISO 8601 with Z or an offset");
        }

        item.TryGetProperty("body", out var body);
        var issues = new List<string>();
        TakeBody(type, body, Micros.Of(timestamp), issues, taken);
        return issues.Count == 0 ? IngestionOutcome.Taken(id) : IngestionOutcome.Refused(id, string.Join("; ", issues));
    }

    private static void TakeBody(string type, JsonElement body, long atUs, List<string> issues, Taken taken)
    {
        if (type == "score-create")
        {
            if (ScoreBody.Read(body, mayBeEvaluation: true, issues) is { } score)
            {
                score.TimestampUs = atUs;
                taken.Scores.Add(score);
            }

            return;
        }

        var reader = new BodyReader(body, "", issues);
        if (type == "trace-create")
        {
            var trace = LegacyEvent.ReadTrace(reader, atUs);
            AddWhenGood(taken.Traces, trace, issues);
        }
        else
        {
            var change = LegacyEvent.ReadObservation(type, reader, atUs);
            AddWhenGood(taken.Changes, change, issues);
        }
    }

    private static void AddWhenGood<T>(List<T> list, T item, List<string> issues)
    {
        if (issues.Count == 0)
        {
            list.Add(item);
        }
    }

    // A time without a zone is refused.
    private static DateTimeOffset? ReadTime(string? text) =>
        text is not null && Zone().IsMatch(text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    [GeneratedRegex(@"T.*(Z|[+-]\d\d:?\d\d)\z")]
    private static partial Regex Zone();

    /// <summary>What of a batch can be stored.</summary>
    private sealed class Taken
    {
        public List<Score> Scores { get; } = [];

        public List<OwnTrace> Traces { get; } = [];

        public List<ObservationChange> Changes { get; } = [];
    }
}
