using System.Text.Json;

namespace Langfuse.Observe.Client.Tests.Support;

/// <summary>What the official JS SDK was recorded to send.</summary>
internal static class JsCapture
{
    /// <summary>The attributes of each span by the span's name, in the form of <see cref="SpanRecord"/>.</summary>
    public static Dictionary<string, Dictionary<string, object>> Spans(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Captures", file)));
        return Spans(json.RootElement);
    }

    /// <inheritdoc cref="Spans(string)"/>
    public static Dictionary<string, Dictionary<string, object>> Spans(System.Text.Json.Nodes.JsonNode export)
    {
        using var json = JsonDocument.Parse(export.ToJsonString());
        return Spans(json.RootElement);
    }

    /// <summary>Whole spans of an export.</summary>
    public static List<SpanRecord> SpanRecords(System.Text.Json.Nodes.JsonNode export)
    {
        using var json = JsonDocument.Parse(export.ToJsonString());
        return [.. Elements(json.RootElement).Select(static span => new SpanRecord(
            span.GetProperty("traceId").GetString()!, span.GetProperty("spanId").GetString()!,
            span.TryGetProperty("parentSpanId", out var parent) ? parent.GetString() : null, span.GetProperty("name").GetString()!, 1, 0, 0,
            [.. Attributes(span)], [], 0, null, 0, "", null, []))];
    }

    private static Dictionary<string, Dictionary<string, object>> Spans(JsonElement export) =>
        Elements(export).ToDictionary(static span => span.GetProperty("name").GetString()!, static span => Attributes(span));

    private static IEnumerable<JsonElement> Elements(JsonElement export) => export.GetProperty("resourceSpans").EnumerateArray()
        .SelectMany(static resource => resource.GetProperty("scopeSpans").EnumerateArray())
        .SelectMany(static scope => scope.GetProperty("spans").EnumerateArray());

    private static Dictionary<string, object> Attributes(JsonElement span) => span.GetProperty("attributes").EnumerateArray()
        .ToDictionary(static pair => pair.GetProperty("key").GetString()!, static pair => Value(pair.GetProperty("value")));

    private static object Value(JsonElement value)
    {
        var one = value.EnumerateObject().Single();
        return one.Name switch
        {
            "stringValue" => one.Value.GetString()!,
            "boolValue" => one.Value.GetBoolean(),
            "intValue" => one.Value.ValueKind == JsonValueKind.String ? long.Parse(one.Value.GetString()!, null) : one.Value.GetInt64(),
            "doubleValue" => one.Value.GetDouble(),
            "arrayValue" => one.Value.GetProperty("values").EnumerateArray().Select(Value).ToArray(),
            _ => throw new InvalidDataException(one.Name),
        };
    }
}
