using System.Text.Json;
using Langfuse.Observe.LocalServer.Features.Observations;
using Langfuse.Observe.LocalServer.Features.Scores;

namespace Langfuse.Observe.LocalServer.Features.Traces;

/// <summary>Writes traces in the shapes Trace, TraceWithDetails and TraceWithFullDetails of the API.</summary>
internal static class TraceJson
{
    public static void WritePage(Utf8JsonWriter writer, TracePage page, PageRequest asked, TraceFields fields)
    {
        writer.WriteStartObject();
        writer.WriteObjects("data", page.Traces, trace =>
        {
            WriteCore(writer, trace, fields.Io ? page.Root(trace) : null, fields.Io);
            WriteMetrics(writer, trace, fields.Metrics);
            writer.WriteList("observations", fields.Observations ? page.ObservationIds![trace.Id] : [], static (ids, id) => ids.WriteStringValue(id));
            writer.WriteList("scores", fields.Scores ? page.ScoreIds![trace.Id] : [], static (ids, id) => ids.WriteStringValue(id));
        });
        asked.WriteMeta(writer, page.Total);
        writer.WriteEndObject();
    }

    public static void WriteDetails(Utf8JsonWriter writer, TraceDetails details, TraceFields fields)
    {
        writer.WriteStartObject();
        WriteCore(writer, details.Trace, fields.Io ? details.Root : null, fields.Io);
        WriteMetrics(writer, details.Trace, fields.Metrics);
        writer.WriteList("observations", fields.Observations ? details.Observations : [], ObservationJson.Write);
        writer.WriteList("scores", fields.Scores ? details.Scores : [], ScoreJson.Write);
        writer.WriteEndObject();
    }

    /// <summary>The shape Trace, without braces.</summary>
    public static void WriteCore(Utf8JsonWriter writer, Trace trace, Observation? root, bool withIo)
    {
        writer.WriteString("id", trace.Id);
        writer.WriteString("projectId", trace.ProjectId);
        writer.WriteString("timestamp", Micros.Iso(trace.StartUs));
        writer.WriteString("name", trace.Name);
        writer.WriteString("userId", trace.UserId);
        writer.WriteString("sessionId", trace.SessionId);
        writer.WriteString("release", trace.Release);
        writer.WriteString("version", trace.Version);
        writer.WriteString("environment", trace.Environment);
        writer.WriteBoolean("public", trace.Public);
        writer.WriteBoolean("bookmarked", false);
        StoredJson.Raw(writer, "tags", trace.Tags, "[]");
        var own = withIo ? trace.OwnTrace : null;
        writer.WritePropertyName("input");
        JsonText.WriteStored(writer, own?.Input ?? root?.Input);
        writer.WritePropertyName("output");
        JsonText.WriteStored(writer, own?.Output ?? root?.Output);
        StoredJson.Raw(writer, "metadata", own?.Metadata ?? root?.Metadata);
        writer.WriteString("htmlPath", Links.Trace(trace.ProjectId, trace.Id));
        writer.WriteString("createdAt", Micros.Iso(trace.CreatedUs));
        writer.WriteString("updatedAt", Micros.Iso(trace.UpdatedUs));
    }

    // Without the group metrics Langfuse gives -1 for both.
    private static void WriteMetrics(Utf8JsonWriter writer, Trace trace, bool asked)
    {
        writer.WriteNumber("latency", asked ? Micros.Seconds(trace.StartUs, trace.EndUs) : -1);
        StoredJson.Number(writer, "totalCost", asked ? Math.Round(trace.TotalCost ?? 0, 12) : -1);
    }
}
