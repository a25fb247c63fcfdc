using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Features.Observations;

/// <summary>Writes observations in the shape ObservationsView of the API (v1).</summary>
internal static class ObservationJson
{
    public static void Write(Utf8JsonWriter writer, Observation row)
    {
        writer.WriteStartObject();
        writer.WriteString("id", row.Id);
        writer.WriteString("traceId", row.TraceId);
        writer.WriteString("projectId", row.ProjectId);
        writer.WriteString("type", row.Type);
        writer.WriteString("name", row.Name);
        writer.WriteString("parentObservationId", row.ParentId);
        writer.WriteString("environment", row.Environment);
        writer.WriteString("version", row.Version);
        WriteTimes(writer, row);
        writer.WriteString("level", row.Level);
        writer.WriteString("statusMessage", row.StatusMessage);
        Stored(writer, "input", row.Input);
        Stored(writer, "output", row.Output);
        StoredJson.Raw(writer, "metadata", row.Metadata);
        var pricing = Pricing.Read(row.Pricing);
        writer.WriteString("model", row.Model);
        writer.WriteString("modelId", pricing?.ModelId);
        StoredJson.Raw(writer, "modelParameters", row.ModelParameters);
        writer.WriteNull("promptId");
        writer.WriteString("promptName", row.PromptName);
        StoredJson.Number(writer, "promptVersion", row.PromptVersion);
        WriteUsage(writer, row);
        WriteCost(writer, row, pricing);
        writer.WriteString("createdAt", Micros.Iso(row.CreatedUs));
        writer.WriteString("updatedAt", Micros.Iso(row.CreatedUs));
        writer.WriteEndObject();
    }

    public static void WriteTimes(Utf8JsonWriter writer, Observation row)
    {
        writer.WriteString("startTime", Micros.Iso(row.StartUs));
        WriteEnd(writer, row);
        if (row.CompletionStartUs is { } completionStart)
        {
            writer.WriteString("completionStartTime", Micros.Iso(completionStart));
        }
        else
        {
            writer.WriteNull("completionStartTime");
        }

        StoredJson.Number(writer, "latency", row.IsOpen ? null : Micros.Seconds(row.StartUs, row.EndUs));
        if (row.CompletionStartUs is { } first)
        {
            writer.WriteNumber("timeToFirstToken", Micros.Seconds(row.StartUs, first));
        }
        else
        {
            writer.WriteNull("timeToFirstToken");
        }
    }

    /// <summary>The end, or null while there is none.</summary>
    public static void WriteEnd(Utf8JsonWriter writer, Observation row)
    {
        if (row.IsOpen)
        {
            writer.WriteNull("endTime");
        }
        else
        {
            writer.WriteString("endTime", Micros.Iso(row.EndUs));
        }
    }

    private static void WriteUsage(Utf8JsonWriter writer, Observation row)
    {
        StoredJson.Raw(writer, "usageDetails", row.Usage);
        writer.WriteNumber("promptTokens", row.InputTokens ?? 0);
        writer.WriteNumber("completionTokens", row.OutputTokens ?? 0);
        writer.WriteNumber("totalTokens", row.TotalTokens ?? 0);
        writer.WriteStartObject("usage");
        writer.WriteString("unit", "TOKENS");
        writer.WriteNumber("input", row.InputTokens ?? 0);
        writer.WriteNumber("output", row.OutputTokens ?? 0);
        writer.WriteNumber("total", row.TotalTokens ?? 0);
        writer.WriteEndObject();
    }

    private static void WriteCost(Utf8JsonWriter writer, Observation row, Pricing? pricing)
    {
        StoredJson.Raw(writer, "costDetails", row.Cost);
        using var cost = JsonText.TryParse(row.Cost);
        StoredJson.Number(writer, "inputPrice", pricing?.Price("input"));
        StoredJson.Number(writer, "outputPrice", pricing?.Price("output"));
        StoredJson.Number(writer, "totalPrice", pricing?.Price("total"));
        StoredJson.Number(writer, "calculatedInputCost", Amount(cost, "input"));
        StoredJson.Number(writer, "calculatedOutputCost", Amount(cost, "output"));
        StoredJson.Number(writer, "calculatedTotalCost", row.TotalCost);
    }

    public static void Stored(Utf8JsonWriter writer, string name, string? text)
    {
        writer.WritePropertyName(name);
        JsonText.WriteStored(writer, text);
    }

    private static double? Amount(JsonDocument? cost, string name) =>
        cost?.RootElement.ValueKind == JsonValueKind.Object && cost.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
