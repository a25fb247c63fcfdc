using System.Globalization;
using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Ingestion.Otlp;

/// <summary>Reads the JSON form of a trace export: ids as hex text, 64-bit numbers as text or number.</summary>
internal static class OtlpJson
{
    /// <exception cref="JsonException">The bytes are not JSON.</exception>
    public static OtlpExport Read(ReadOnlyMemory<byte> bytes)
    {
        using var document = JsonDocument.Parse(LoneSurrogates.Repair(bytes));
        var export = new OtlpExport();
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("the export is not a JSON object");
        }

        foreach (var resourceSpans in Items(export, document.RootElement, "resourceSpans"))
        {
            var resource = AttributesOf(resourceSpans, "resource", export.Defects);
            foreach (var scopeSpans in Items(export, resourceSpans, "scopeSpans"))
            {
                var scope = ReadScope(scopeSpans, export.Defects);
                foreach (var span in Items(export, scopeSpans, "spans"))
                {
                    export.Spans.Add(ReadSpan(resource, scope, span));
                    OtlpLimits.CheckSpans(export.Spans.Count);
                }
            }
        }
        return export;
    }

    private static List<JsonElement> Items(OtlpExport export, JsonElement parent, string name)
    {
        if (parent.ValueKind != JsonValueKind.Object || !parent.TryGetProperty(name, out var array) || array.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (array.ValueKind == JsonValueKind.Array)
        {
            return [.. array.EnumerateArray()];
        }

        export.Defects.Add(name + ":not-an-array");
        return [];
    }

    private static OtlpAttributes AttributesOf(JsonElement parent, string name, List<string> defects)
    {
        if (!parent.TryGetProperty(name, out var holder) || holder.ValueKind != JsonValueKind.Object)
        {
            return OtlpAttributes.Empty;
        }

        var attributes = ReadAttributes(holder, out var defect);
        if (defect)
        {
            defects.Add(name + ".attributes:not-an-array");
        }

        return attributes;
    }

    private static OtlpScope ReadScope(JsonElement scopeSpans, List<string> defects)
    {
        if (!scopeSpans.TryGetProperty("scope", out var scope) || scope.ValueKind != JsonValueKind.Object)
        {
            return OtlpScope.None;
        }

        return new OtlpScope(Text(scope, "name") ?? "", Text(scope, "version"), AttributesOf(scopeSpans, "scope", defects));
    }

    private static OtlpSpan ReadSpan(OtlpAttributes resource, OtlpScope scope, JsonElement json)
    {
        var span = new OtlpSpan { Resource = resource, Scope = scope };
        if (json.ValueKind != JsonValueKind.Object)
        {
            span.Defect = "span:not-an-object";
            return span;
        }
        span.TraceId = Id(span, json, "traceId", required: true);
        span.SpanId = Id(span, json, "spanId", required: true);
        span.ParentSpanId = Id(span, json, "parentSpanId", required: false);
        span.Defect ??= OtlpIds.Defect(span);
        span.Name = Text(json, "name") ?? "";
        span.StartUnixNano = UnixNano(json, "startTimeUnixNano");
        span.EndUnixNano = UnixNano(json, "endTimeUnixNano");
        span.Attributes = ReadAttributes(json, out var badAttributes);
        if (badAttributes)
        {
            span.Defect ??= "attributes:not-an-array";
        }

        ReadEvents(span, json);
        ReadStatus(span, json);
        return span;
    }

    private static string? Id(OtlpSpan span, JsonElement json, string name, bool required)
    {
        var there = json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;
        var text = there && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        if (there && value.ValueKind != JsonValueKind.String)
        {
            span.Defect ??= name + ":" + value.ValueKind.ToString().ToLowerInvariant();
        }
        else if (required && string.IsNullOrEmpty(text))
        {
            span.Defect ??= name + ":absent";
        }

        return string.IsNullOrEmpty(text) ? null : text;
    }

    private static void ReadEvents(OtlpSpan span, JsonElement json)
    {
        if (!json.TryGetProperty("events", out var events) || events.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        if (events.ValueKind != JsonValueKind.Array)
        {
            span.Defect ??= "events:not-an-array";
            return;
        }
        foreach (var item in events.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            var attributes = ReadAttributes(item, out var bad);
            if (bad)
            {
                span.Defect ??= "events.attributes:not-an-array";
            }

            span.Events.Add(new OtlpEvent(Text(item, "name") ?? "", UnixNano(item, "timeUnixNano"), attributes));
        }
    }

    private static void ReadStatus(OtlpSpan span, JsonElement json)
    {
        if (!json.TryGetProperty("status", out var status) || status.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        span.StatusMessage = Text(status, "message");
        if (!status.TryGetProperty("code", out var code))
        {
            return;
        }

        if (code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out var number))
        {
            span.StatusCode = number;
        }
        else
        {
            span.StatusCodeWasText = code.ValueKind == JsonValueKind.String;
        }
    }

    private static OtlpAttributes ReadAttributes(JsonElement holder, out bool defect)
    {
        defect = false;
        if (!holder.TryGetProperty("attributes", out var list) || list.ValueKind == JsonValueKind.Null)
        {
            return OtlpAttributes.Empty;
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            defect = true;
            return OtlpAttributes.Empty;
        }
        var attributes = new OtlpAttributes(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object || Text(item, "key") is not { } key)
            {
                continue;
            }

            attributes.Set(key, item.TryGetProperty("value", out var value) ? ReadValue(value) : OtlpValue.Missing);
        }
        return attributes;
    }

    private static OtlpValue ReadValue(JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return OtlpValue.Missing;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return OtlpValue.Wire(value.GetRawText());
        }

        if (value.TryGetProperty("stringValue", out var text) && text.ValueKind == JsonValueKind.String)
        {
            return OtlpValue.Of(text.GetString()!);
        }

        if (value.TryGetProperty("boolValue", out var boolean) && boolean.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return OtlpValue.Of(boolean.GetBoolean());
        }

        if (value.TryGetProperty("intValue", out var integer) && Integer(integer) is { } whole)
        {
            return OtlpValue.Of(whole);
        }

        if (value.TryGetProperty("doubleValue", out var real))
        {
            return Double(real);
        }

        if (value.TryGetProperty("arrayValue", out var array) && array.ValueKind == JsonValueKind.Object
            && array.TryGetProperty("values", out var values) && values.ValueKind == JsonValueKind.Array)
        {
            return OtlpValue.Of(values.EnumerateArray().Select(ReadValue).ToArray());
        }

        return OtlpValue.Wire(value.GetRawText());
    }

    private static long? Integer(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt64(out var number) => number,
        JsonValueKind.Number when Math.Abs(value.GetDouble()) < long.MaxValue => (long)value.GetDouble(),
        JsonValueKind.String when long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    // "0.5" becomes a number; "NaN" and "Infinity" stay texts.
    private static OtlpValue Double(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number)
        {
            return double.IsFinite(value.GetDouble()) ? OtlpValue.Of(value.GetDouble()) : OtlpValue.Of(value.GetRawText());
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? OtlpValue.Of(number)
            : OtlpValue.Of(text);
    }

    private static ulong? UnixNano(JsonElement parent, string name)
    {
        if (!parent.TryGetProperty(name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return ulong.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
        }

        if (value.ValueKind != JsonValueKind.Number)
        {
            return null;
        }

        return value.TryGetUInt64(out var number) ? number : value.GetDouble() is > 0 and < 1.8e19 and var rounded ? (ulong)rounded : null;
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
