using System.Text.Json;
using Langfuse.Observe.LocalServer.Features.Observations;

namespace Langfuse.Observe.LocalServer.Features.Scores;

/// <summary>Writes scores in the shapes of the API: one for v1 and v2, one for v3.</summary>
internal static class ScoreJson
{
    public static void Write(Utf8JsonWriter writer, Score score)
    {
        writer.WriteStartObject();
        WriteMembers(writer, score);
        writer.WriteEndObject();
    }

    public static void WriteMembers(Utf8JsonWriter writer, Score score)
    {
        WriteCore(writer, score);
        writer.WriteString("traceId", score.TraceId);
        writer.WriteString("observationId", score.ObservationId);
        writer.WriteString("sessionId", score.SessionId);
        writer.WriteString("datasetRunId", score.DatasetRunId);
        // A text has no number; in v1 and v2 every other type has one.
        if (score.DataType != "TEXT")
        {
            StoredJson.Number(writer, "value", score.Value ?? 0);
        }

        if (score.StringValue is not null)
        {
            writer.WriteString("stringValue", score.StringValue);
        }

        WriteDetails(writer, score);
        WriteAnnotation(writer, score);
    }

    public static void WriteV3(Utf8JsonWriter writer, Score score, IReadOnlyCollection<string> groups)
    {
        writer.WriteStartObject();
        WriteCore(writer, score);
        if (score.DataType == "NUMERIC")
        {
            StoredJson.Number(writer, "value", score.Value ?? 0);
        }
        else if (score.DataType == "BOOLEAN")
        {
            writer.WriteBoolean("value", score.Value == 1);
        }
        else
        {
            writer.WriteString("value", score.StringValue);
        }

        if (groups.Contains("details"))
        {
            WriteDetails(writer, score);
        }

        if (groups.Contains("subject"))
        {
            WriteSubject(writer, score);
        }

        if (groups.Contains("annotation"))
        {
            WriteAnnotation(writer, score);
        }

        writer.WriteEndObject();
    }

    private static void WriteCore(Utf8JsonWriter writer, Score score)
    {
        writer.WriteString("id", score.Id);
        writer.WriteString("projectId", score.ProjectId);
        writer.WriteString("name", score.Name);
        writer.WriteString("source", score.Source);
        writer.WriteString("dataType", score.DataType);
        writer.WriteString("environment", score.Environment);
        writer.WriteString("timestamp", Micros.Iso(score.TimestampUs));
        writer.WriteString("createdAt", Micros.Iso(score.CreatedUs));
        writer.WriteString("updatedAt", Micros.Iso(score.UpdatedUs));
    }

    private static void WriteDetails(Utf8JsonWriter writer, Score score)
    {
        writer.WriteString("comment", score.Comment);
        writer.WriteString("configId", score.ConfigId);
        writer.WritePropertyName("metadata");
        JsonText.WriteStored(writer, score.Metadata);
    }

    private static void WriteAnnotation(Utf8JsonWriter writer, Score score)
    {
        writer.WriteString("authorUserId", score.AuthorUserId);
        writer.WriteString("queueId", score.QueueId);
    }

    private static void WriteSubject(Utf8JsonWriter writer, Score score)
    {
        writer.WriteStartObject("subject");
        var (kind, id) = score.ObservationId is not null ? ("observation", score.ObservationId)
            : score.TraceId is not null ? ("trace", score.TraceId)
            : score.SessionId is not null ? ("session", score.SessionId)
            : ("experiment", score.DatasetRunId);
        writer.WriteString("kind", kind);
        writer.WriteString("id", id);
        if (kind == "observation")
        {
            writer.WriteString("traceId", score.TraceId);
        }

        writer.WriteEndObject();
    }
}
