using System.Text.Json;
using Langfuse.Observe.LocalServer.Ingestion;

namespace Langfuse.Observe.LocalServer.Sync;

/// <summary>A score as the reads of all versions give it.</summary>
internal static class SourceScore
{
    /// <summary>The score, or null when it has no id, no name or no time.</summary>
    public static Score? Read(JsonElement json, long nowUs)
    {
        if (json.Text("id") is not { Length: > 0 } id || json.Text("name") is not { } name || json.TimeUs("timestamp") is not { } timestampUs)
        {
            return null;
        }

        var score = new Score
        {
            Id = id,
            Name = name,
            TraceId = json.Text("traceId"),
            ObservationId = json.Text("observationId"),
            SessionId = json.Text("sessionId"),
            DatasetRunId = json.Text("datasetRunId"),
            DataType = json.Text("dataType") ?? "NUMERIC",
            Source = json.Text("source") ?? "API",
            Comment = json.Text("comment"),
            ConfigId = json.Text("configId"),
            QueueId = json.Text("queueId"),
            AuthorUserId = json.Text("authorUserId"),
            Environment = TraceEnvironment.Normalise(json.Text("environment")),
            Metadata = json.Stored("metadata"),
            TimestampUs = timestampUs,
            CreatedUs = nowUs,
            UpdatedUs = nowUs,
        };
        ReadValue(json, score);
        ReadSubject(json.Member("subject"), score);
        return score;
    }

    // v3 has one value of the score's type, older reads a number and, beside it, a text.
    private static void ReadValue(JsonElement json, Score score)
    {
        var value = json.Member("value");
        score.StringValue = json.Text("stringValue");
        switch (value.ValueKind)
        {
            case JsonValueKind.True or JsonValueKind.False:
                score.Value = value.GetBoolean() ? 1 : 0;
                break;
            case JsonValueKind.Number:
                score.Value = json.Number("value");
                break;
            case JsonValueKind.String:
                score.StringValue ??= value.GetString();
                score.Value = 0;
                break;
            default:
                score.Value = score.StringValue is null ? null : 0;
                break;
        }

        if (score.DataType == "BOOLEAN")
        {
            score.StringValue ??= score.Value == 1 ? "True" : "False";
        }
    }

    private static void ReadSubject(JsonElement subject, Score score)
    {
        var id = subject.Text("id");
        switch (subject.Text("kind"))
        {
            case "trace":
                score.TraceId = id;
                break;
            case "observation":
                (score.TraceId, score.ObservationId) = (subject.Text("traceId"), id);
                break;
            case "session":
                score.SessionId = id;
                break;
            case "experiment":
                score.DatasetRunId = id;
                break;
            default:
                break;
        }
    }
}
