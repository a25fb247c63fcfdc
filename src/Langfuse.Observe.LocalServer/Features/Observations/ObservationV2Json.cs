using System.Globalization;
using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Features.Observations;

/// <summary>Writes observations in the shape ObservationV2 of the API: the groups asked for, input and output always as text.</summary>
internal static class ObservationV2Json
{
    private const int MetadataCut = 200;

    public static void Write(Utf8JsonWriter writer, Observation row, IReadOnlyCollection<string> groups, IReadOnlyCollection<string> expand)
    {
        writer.WriteStartObject();
        WriteCore(writer, row);
        if (groups.Contains("basic"))
        {
            WriteBasic(writer, row);
        }

        if (groups.Contains("time"))
        {
            WriteTime(writer, row);
        }

        if (groups.Contains("io"))
        {
            writer.WriteString("input", row.Input);
            writer.WriteString("output", row.Output);
        }
        if (groups.Contains("metadata"))
        {
            WriteMetadata(writer, row, expand);
        }

        var pricing = Pricing.Read(row.Pricing);
        WriteModel(writer, row, pricing, groups.Contains("model"));
        if (groups.Contains("usage"))
        {
            WriteUsage(writer, row, pricing);
        }

        if (groups.Contains("prompt"))
        {
            WritePrompt(writer, row);
        }

        if (groups.Contains("metrics"))
        {
            WriteMetrics(writer, row);
        }

        if (groups.Contains("trace_context"))
        {
            WriteTraceContext(writer, row);
        }

        writer.WriteEndObject();
    }

    private static void WriteCore(Utf8JsonWriter writer, Observation row)
    {
        writer.WriteString("id", row.Id);
        writer.WriteString("traceId", row.TraceId);
        writer.WriteString("startTime", Micros.Iso(row.StartUs));
        ObservationJson.WriteEnd(writer, row);
        writer.WriteString("projectId", row.ProjectId);
        writer.WriteString("parentObservationId", row.ParentId);
        writer.WriteString("type", row.Type);
    }

    private static void WriteBasic(Utf8JsonWriter writer, Observation row)
    {
        writer.WriteString("name", row.Name);
        writer.WriteString("level", row.Level);
        writer.WriteString("statusMessage", row.StatusMessage);
        writer.WriteString("version", row.Version);
        writer.WriteString("environment", row.Environment);
        writer.WriteBoolean("bookmarked", false);
        writer.WriteBoolean("public", row.Public == true);
        writer.WriteString("userId", row.UserId);
        writer.WriteString("sessionId", row.SessionId);
        writer.WriteBoolean("isRootObservation", row.IsRoot);
    }

    private static void WriteTime(Utf8JsonWriter writer, Observation row)
    {
        if (row.CompletionStartUs is { } first)
        {
            writer.WriteString("completionStartTime", Micros.Iso(first));
        }
        else
        {
            writer.WriteNull("completionStartTime");
        }

        writer.WriteString("createdAt", Micros.Iso(row.CreatedUs));
        writer.WriteString("updatedAt", Micros.Iso(row.CreatedUs));
    }

    private static void WriteMetadata(Utf8JsonWriter writer, Observation row, IReadOnlyCollection<string> expand)
    {
        writer.WriteStartObject("metadata");
        using var metadata = JsonText.TryParse(row.Metadata);
        var members = metadata?.RootElement.ValueKind == JsonValueKind.Object ? metadata.RootElement.EnumerateObject() : default;
        foreach (var property in members)
        {
            var text = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : property.Value.GetRawText();
            writer.WriteString(property.Name, text.Length > MetadataCut && !expand.Contains(property.Name) ? text[..MetadataCut] : text);
        }
        writer.WriteEndObject();
    }

    // The prices are always there, null unless asked for. Texts, as the contract has them.
    private static void WriteModel(Utf8JsonWriter writer, Observation row, Pricing? pricing, bool asked)
    {
        if (asked)
        {
            writer.WriteString("providedModelName", row.Model);
            writer.WriteString("internalModelId", pricing?.ModelId);
            StoredJson.Raw(writer, "modelParameters", row.ModelParameters);
        }

        writer.WriteString("modelId", asked ? pricing?.ModelId : null);
        writer.WriteString("inputPrice", Price(asked, pricing, "input"));
        writer.WriteString("outputPrice", Price(asked, pricing, "output"));
        writer.WriteString("totalPrice", Price(asked, pricing, "total"));
    }

    private static string? Price(bool asked, Pricing? pricing, string kind) =>
        asked && pricing?.Price(kind) is { } price ? ((decimal)price).ToString(CultureInfo.InvariantCulture) : null;

    private static void WriteUsage(Utf8JsonWriter writer, Observation row, Pricing? pricing)
    {
        StoredJson.Raw(writer, "usageDetails", row.Usage);
        StoredJson.Raw(writer, "costDetails", row.Cost);
        StoredJson.Number(writer, "totalCost", row.TotalCost);
        writer.WriteString("usagePricingTierName", pricing?.Tier);
    }

    private static void WritePrompt(Utf8JsonWriter writer, Observation row)
    {
        writer.WriteNull("promptId");
        writer.WriteString("promptName", row.PromptName);
        StoredJson.Number(writer, "promptVersion", row.PromptVersion);
    }

    private static void WriteMetrics(Utf8JsonWriter writer, Observation row)
    {
        StoredJson.Number(writer, "latency", row.IsOpen ? null : Micros.Seconds(row.StartUs, row.EndUs));
        StoredJson.Number(writer, "timeToFirstToken", row.CompletionStartUs is { } first ? Micros.Seconds(row.StartUs, first) : null);
    }

    private static void WriteTraceContext(Utf8JsonWriter writer, Observation row)
    {
        StoredJson.Raw(writer, "tags", row.Tags, "[]");
        writer.WriteString("release", row.Release);
        writer.WriteString("traceName", row.TraceName);
    }
}
