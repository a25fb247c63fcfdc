namespace Langfuse.Observe.Delivery;

/// <summary>When a pipeline's batches are due, and how many may be on their way.</summary>
internal sealed record PipelineSettings(UnitKind Kind, int FlushAt, TimeSpan Interval, int MaxRequests);
