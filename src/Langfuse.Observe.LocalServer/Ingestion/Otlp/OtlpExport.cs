namespace Langfuse.Observe.LocalServer.Ingestion.Otlp;

/// <summary>The spans of one export, in the order they came.</summary>
internal sealed class OtlpExport
{
    public List<OtlpSpan> Spans { get; } = [];

    /// <summary>Structural defects found outside spans, such as <c>scopeSpans:not-an-array</c>.</summary>
    public List<string> Defects { get; } = [];

    /// <summary>The text of the 400 that Langfuse gives when any span cannot be processed; null when all can.</summary>
    public string? Refusal()
    {
        var reasons = Spans.Where(span => span.Defect is not null).Select(span => span.Defect!).ToList();
        if (reasons.Count + Defects.Count == 0)
        {
            return null;
        }

        var names = string.Join(", ", Defects.Concat(reasons).Distinct().Take(5));
        return $"Invalid OTLP trace export: {Math.Max(reasons.Count, 1)} of {Spans.Count} span(s) cannot be processed ({names}). " +
            "The entire export was rejected and no spans were ingested. Every span needs a traceId and a spanId, and attributes, events, spans and scopeSpans must be arrays.";
    }
}
