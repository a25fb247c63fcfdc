using System.Text.Json;
using Langfuse.Observe.LocalServer.Features.Observations;
using Langfuse.Observe.LocalServer.Features.Scores;

namespace Langfuse.Observe.LocalServer.Features.Page;

/// <summary>Writes what the page shows; times are microseconds, so that short steps keep their length on the time line.</summary>
internal static class PageJson
{
    public static void WriteListing(Utf8JsonWriter writer, TraceListing listing)
    {
        writer.WriteStartObject();
        writer.WriteNumber("total", listing.Total);
        writer.WriteObjects("data", listing.Traces, trace =>
        {
            WriteTrace(writer, trace);
            var root = trace.RootSeq is { } seq ? listing.Roots.GetValueOrDefault(seq) : null;
            var own = trace.OwnTrace;
            writer.WriteString("input", own?.Input ?? root?.Input);
            writer.WriteString("output", own?.Output ?? root?.Output);
            writer.WriteList("scores", listing.Scores[trace.Id], ScoreJson.Write);
        });
        writer.WriteEndObject();
    }

    public static void WriteListing(Utf8JsonWriter writer, ObservationListing listing)
    {
        writer.WriteStartObject();
        writer.WriteNumber("total", listing.Total);
        writer.WriteObjects("data", listing.Observations, row =>
        {
            WriteMembers(writer, row);
            WriteOrigin(writer, row);
            writer.WriteList("scores", listing.Scores[row.Id], ScoreJson.Write);
        });
        writer.WriteEndObject();
    }

    public static void WriteListing(Utf8JsonWriter writer, long total, IReadOnlyList<UserRow> users)
    {
        writer.WriteStartObject();
        writer.WriteNumber("total", total);
        writer.WriteObjects("data", users, user =>
        {
            writer.WriteString("id", user.Id);
            writer.WriteNumber("firstUs", user.FirstUs);
            writer.WriteNumber("lastUs", user.LastUs);
            writer.WriteString("environment", user.Environment);
            writer.WriteNumber("traceCount", user.TraceCount);
            writer.WriteNumber("sessionCount", user.SessionCount);
            writer.WriteNumber("errorCount", user.ErrorCount);
            writer.WriteNumber("totalTokens", user.TotalTokens);
            StoredJson.Number(writer, "totalCost", user.TotalCost);
        });
        writer.WriteEndObject();
    }

    public static void WriteFacets(Utf8JsonWriter writer, IReadOnlyList<Facet> facets)
    {
        writer.WriteStartObject();
        writer.WriteObjects("data", facets, facet =>
        {
            writer.WriteString("field", facet.Field);
            writer.WriteObjects("values", facet.Values, value =>
            {
                writer.WriteString("value", value.Value);
                writer.WriteNumber("count", value.Count);
            });
        });
        writer.WriteEndObject();
    }

    public static void WriteGlance(Utf8JsonWriter writer, TraceGlance glance)
    {
        writer.WriteStartObject();
        WriteTrace(writer, glance.Trace);
        writer.WriteString("rootId", glance.Root?.Id);
        writer.WriteString("input", glance.Trace.OwnTrace?.Input ?? glance.Root?.Input);
        writer.WriteString("output", glance.Trace.OwnTrace?.Output ?? glance.Root?.Output);
        StoredJson.Raw(writer, "metadata", glance.Root?.Metadata);
        writer.WriteList("scores", glance.Scores, ScoreJson.Write);
        writer.WriteList("troubles", glance.Troubles, WriteObservation);
        writer.WriteEndObject();
    }

    public static void WriteTrace(Utf8JsonWriter writer, PageTrace page)
    {
        var details = page.Details;
        writer.WriteStartObject();
        writer.WriteBoolean("isBrief", page.IsBrief);
        WriteTrace(writer, details.Trace);
        StoredJson.Raw(writer, "metadata", details.Root?.Metadata);
        writer.WriteList("scores", details.Scores, ScoreJson.Write);
        if (page.IsBrief)
        {
            new CompactTrace().Write(writer, details.Trace, details.Observations);
        }
        else
        {
            writer.WriteList("observations", details.Observations, WriteObservation);
        }

        writer.WriteEndObject();
    }

    public static void WriteTrace(Utf8JsonWriter writer, Trace trace)
    {
        writer.WriteString("id", trace.Id);
        writer.WriteString("name", trace.Name);
        writer.WriteNumber("startUs", trace.StartUs);
        writer.WriteNumber("endUs", trace.EndUs);
        writer.WriteString("userId", trace.UserId);
        writer.WriteString("sessionId", trace.SessionId);
        writer.WriteString("environment", trace.Environment);
        writer.WriteString("version", trace.Version);
        writer.WriteString("release", trace.Release);
        StoredJson.Raw(writer, "tags", trace.Tags, "[]");
        writer.WriteString("level", trace.Level);
        StoredJson.Number(writer, "totalCost", trace.TotalCost);
        writer.WriteNumber("inputTokens", trace.InputTokens);
        writer.WriteNumber("outputTokens", trace.OutputTokens);
        writer.WriteNumber("totalTokens", trace.TotalTokens);
        writer.WriteNumber("observationCount", trace.ObservationCount);
    }

    public static void WriteObservation(Utf8JsonWriter writer, Observation row)
    {
        writer.WriteStartObject();
        WriteMembers(writer, row);
        writer.WriteEndObject();
    }

    // Where a row of the list belongs.
    private static void WriteOrigin(Utf8JsonWriter writer, Observation row)
    {
        writer.WriteString("traceId", row.TraceId);
        writer.WriteString("traceName", row.TraceName);
        writer.WriteString("userId", row.UserId);
        writer.WriteString("sessionId", row.SessionId);
        writer.WriteString("environment", row.Environment);
        StoredJson.Raw(writer, "tags", row.Tags, "[]");
    }

    private static void WriteMembers(Utf8JsonWriter writer, Observation row)
    {
        writer.WriteString("id", row.Id);
        writer.WriteString("parentId", row.ParentId);
        writer.WriteBoolean("isAppRoot", row.IsAppRoot);
        writer.WriteString("type", row.Type);
        writer.WriteString("name", row.Name);
        writer.WriteNumber("startUs", row.StartUs);
        writer.WriteNumber("endUs", row.EndUs);
        StoredJson.Number(writer, "completionStartUs", row.CompletionStartUs);
        writer.WriteString("level", row.Level);
        writer.WriteString("statusMessage", row.StatusMessage);
        writer.WriteString("input", row.Input);
        writer.WriteString("output", row.Output);
        StoredJson.Raw(writer, "metadata", row.Metadata);
        writer.WriteString("model", row.Model);
        StoredJson.Raw(writer, "modelParameters", row.ModelParameters);
        StoredJson.Raw(writer, "usage", row.Usage);
        StoredJson.Raw(writer, "cost", row.Cost);
        StoredJson.Number(writer, "totalCost", row.TotalCost);
        StoredJson.Raw(writer, "pricing", row.Pricing, "null");
        writer.WriteBoolean("isOpen", row.IsOpen);
        StoredJson.Number(writer, "inputTokens", row.InputTokens);
        StoredJson.Number(writer, "outputTokens", row.OutputTokens);
        StoredJson.Number(writer, "totalTokens", row.TotalTokens);
        writer.WriteString("promptName", row.PromptName);
        StoredJson.Number(writer, "promptVersion", row.PromptVersion);
        writer.WriteString("version", row.Version);
    }
}
