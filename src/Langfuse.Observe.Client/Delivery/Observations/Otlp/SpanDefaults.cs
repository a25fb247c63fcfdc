namespace Langfuse.Observe.Delivery.Observations.Otlp;

/// <summary>What a client stamps on every span unless the trace says otherwise.</summary>
internal sealed record SpanDefaults(string? Environment, string? Release);
