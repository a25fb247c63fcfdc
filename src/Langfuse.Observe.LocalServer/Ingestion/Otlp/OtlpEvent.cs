namespace Langfuse.Observe.LocalServer.Ingestion.Otlp;

/// <summary>An event on a span.</summary>
internal sealed record OtlpEvent(string Name, ulong? TimeUnixNano, OtlpAttributes Attributes);
