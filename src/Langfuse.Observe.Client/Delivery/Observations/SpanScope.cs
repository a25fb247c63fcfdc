namespace Langfuse.Observe.Delivery.Observations;

/// <summary>The instrumentation scope of a span: which library recorded it.</summary>
internal sealed record SpanScope(string Name, string? Version);
