using System.Buffers;
using Langfuse.Observe.LocalServer.Ingestion.Otlp;

namespace Langfuse.Observe.LocalServer.Ingestion;

/// <summary>Reports what the real Langfuse would lose or change in silence (wire contract 3.5).</summary>
internal sealed class SpanInspector(WarningLog warnings)
{
    private static readonly SearchValues<char> s_hexDigits = SearchValues.Create("0123456789abcdef");

    public void Inspect(OtlpSpan span, string type, string? unknownType, string? droppedMetadata, List<string> droppedUsage, List<string> droppedCost)
    {
        if (unknownType is not null)
        {
            Warn(span, "unknown-type", $"langfuse.observation.type '{unknownType}' is not a type, so '{span.Name}' became {type}. The types are lower-case words such as generation.");
        }

        if (droppedMetadata is not null)
        {
            Warn(span, "metadata-not-object", $"{droppedMetadata} is not a JSON object and is dropped. Send {droppedMetadata}.<key> attributes or an object.");
        }

        if (droppedUsage.Count > 0)
        {
            Warn(span, "usage-dropped", $"{UsageReader.Key} has values that are not whole numbers from 0 to {Amounts.MaxTokens}, and they are dropped: {string.Join(", ", droppedUsage)}.");
        }

        if (droppedCost.Count > 0)
        {
            Warn(span, "cost-dropped", $"Costs that are not numbers up to {Amounts.MaxCost:0} US dollars are dropped: {string.Join(", ", droppedCost)}.");
        }

        if (span.StatusCodeWasText)
        {
            Warn(span, "status-code-text", "status.code is a text; Langfuse sees an error only in the number 2.");
        }

        if (span.EndUnixNano < span.StartUnixNano)
        {
            Warn(span, "end-before-start", "The span ends before it starts; its duration is negative.");
        }

        InspectIds(span);
        InspectAttributes(span);
        InspectPrompt(span, type);
        InspectException(span);
        InspectTraceInput(span);
    }

    private void InspectIds(OtlpSpan span)
    {
        if (!IsHex(span.TraceId!, 32) || !IsHex(span.SpanId!, 16))
        {
            Warn(span, "id-not-hex", $"Ids are kept as they come, and trace '{span.TraceId}' or span '{span.SpanId}' is not 32 and 16 lower-case hex digits (base64?). Links to it will not match.");
        }
    }

    private void InspectAttributes(OtlpSpan span)
    {
        foreach (var (key, value) in span.Attributes)
        {
            if (value.Kind == OtlpValueKind.Missing)
            {
                Warn(span, "attribute-without-value", $"Attribute '{key}' has no value. Langfuse's worker fails on it and loses the whole export.");
            }
            else if (value.Kind == OtlpValueKind.WireText)
            {
                Warn(span, "attribute-as-wire-text", $"Attribute '{key}' is an empty list, a map or bytes, and is kept as the text {Shorten(value.AsText())}. Send JSON text, and leave empty lists out.");
            }
        }
    }

    private void InspectPrompt(OtlpSpan span, string type)
    {
        var named = span.Attributes.TryFirst(out _, out _, "langfuse.observation.prompt.name", "langfuse.prompt.name");
        var versioned = span.Attributes.TryFirst(out _, out var version, "langfuse.observation.prompt.version", "langfuse.prompt.version");
        if (!named && !versioned)
        {
            return;
        }

        if (type != "GENERATION")
        {
            Warn(span, "prompt-on-other-type", $"A prompt is linked to '{span.Name}' of type {type}; only generations keep it.");
        }
        else if (named != versioned || version.Kind != OtlpValueKind.Integer)
        {
            Warn(span, "prompt-incomplete", "A prompt link needs a name and an integer version; without both Langfuse's older path drops the whole observation.");
        }
    }

    private void InspectException(OtlpSpan span)
    {
        if (span.Events.Exists(item => item.Name == "exception") && span.StatusCode != 2 && !span.Attributes.Has("langfuse.observation.level"))
        {
            Warn(span, "exception-without-status", $"'{span.Name}' has an exception event but no error status. Langfuse does not read exception events: set the status and its message.");
        }
    }

    private void InspectTraceInput(OtlpSpan span)
    {
        var onTrace = span.Attributes.Has("langfuse.trace.input") || span.Attributes.Has("langfuse.trace.output");
        var onObservation = span.Attributes.Has("langfuse.observation.input") || span.Attributes.Has("langfuse.observation.output");
        if (onTrace && !onObservation)
        {
            Warn(span, "trace-io-ignored", "langfuse.trace.input and langfuse.trace.output are ignored on the current path. Put input and output on the root observation.");
        }
    }

    private void Warn(OtlpSpan span, string code, string message) => warnings.Add(code, message, span.TraceId, span.SpanId);

    private static bool IsHex(string text, int length) => text.Length == length && !text.AsSpan().ContainsAnyExcept(s_hexDigits);

    private static string Shorten(string text) => text.Length <= 80 ? text : text[..80] + "...";
}
