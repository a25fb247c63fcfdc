using System.Globalization;
using System.Text.Json;

namespace Langfuse.Observe.Api;

/// <summary>Reads scores in the form of <c>GET /api/public/v3/scores</c> (wire contract 2.3).</summary>
internal static class StoredScoreReader
{
    public static StoredScore Read(JsonElement json)
    {
        var score = new StoredScore
        {
            Id = Text(json, "id") ?? "",
            Name = Text(json, "name") ?? "",
            DataType = Enum.TryParse<Langfuse.Observe.ScoreDataType>(Text(json, "dataType"), ignoreCase: true, out var type) ? type : Langfuse.Observe.ScoreDataType.Numeric,
            Value = json.TryGetProperty("value", out var value) ? value : default,
            Timestamp = DateTimeOffset.TryParse(Text(json, "timestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : default,
            Source = Text(json, "source"),
            Environment = Text(json, "environment"),
            Comment = Text(json, "comment"),
            ConfigId = Text(json, "configId"),
            Metadata = json.TryGetProperty("metadata", out var metadata) ? metadata : default,
        };
        return json.TryGetProperty("subject", out var subject) && subject.ValueKind == JsonValueKind.Object ? WithSubject(score, subject) : score;
    }

    private static StoredScore WithSubject(StoredScore score, JsonElement subject)
    {
        var id = Text(subject, "id");
        return Text(subject, "kind") switch
        {
            "trace" => score with { TraceId = id },
            "observation" => score with { ObservationId = id, TraceId = Text(subject, "traceId") },
            "session" => score with { SessionId = id },
            "experiment" => score with { DatasetRunId = id },
            _ => score,
        };
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
