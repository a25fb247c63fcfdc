namespace Langfuse.Observe.LocalServer.Ingestion.Otlp;

/// <summary>Checks the ids of a span.</summary>
internal static class OtlpIds
{
    /// <summary>What is wrong with them, in the words of Langfuse, or null.</summary>
    public static string? Defect(OtlpSpan span) =>
        Missing("traceId", span.TraceId) ?? Missing("spanId", span.SpanId)
        ?? TooLong("traceId", span.TraceId) ?? TooLong("spanId", span.SpanId) ?? TooLong("parentSpanId", span.ParentSpanId);

    private static string? Missing(string name, string? id) => string.IsNullOrEmpty(id) ? name + ":absent" : null;

    private static string? TooLong(string name, string? id) => id?.Length > OtlpLimits.IdLength ? $"{name}:longer than {OtlpLimits.IdLength}" : null;
}
