namespace Langfuse.Observe.LocalServer.Ingestion.Otlp;

/// <summary>A span as it came over the wire, whatever its encoding was.</summary>
internal sealed class OtlpSpan
{
    public required OtlpAttributes Resource { get; init; }
    public required OtlpScope Scope { get; init; }
    public string? TraceId { get; set; }
    public string? SpanId { get; set; }
    public string? ParentSpanId { get; set; }
    public string Name { get; set; } = "";
    public ulong? StartUnixNano { get; set; }
    public ulong? EndUnixNano { get; set; }
    public OtlpAttributes Attributes { get; set; } = OtlpAttributes.Empty;
    public List<OtlpEvent> Events { get; } = [];
    public int StatusCode { get; set; }
    public string? StatusMessage { get; set; }

    /// <summary>status.code was a text such as STATUS_CODE_ERROR, which Langfuse does not see.</summary>
    public bool StatusCodeWasText { get; set; }

    /// <summary>Why Langfuse refuses the whole export because of this span, such as <c>spanId:absent</c>; null when it is in order.</summary>
    public string? Defect { get; set; }
}
