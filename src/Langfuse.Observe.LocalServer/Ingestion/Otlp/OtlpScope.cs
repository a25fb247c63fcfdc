namespace Langfuse.Observe.LocalServer.Ingestion.Otlp;

/// <summary>The instrumentation scope of a span.</summary>
internal sealed record OtlpScope(string Name, string? Version, OtlpAttributes Attributes)
{
    public static OtlpScope None { get; } = new("", null, OtlpAttributes.Empty);
}
