namespace Langfuse.Observe.Export;

/// <summary>When a lane's batches are due, and how many may be on their way.</summary>
internal sealed record LaneSettings(UnitKind Kind, int FlushAt, TimeSpan Interval, int MaxRequests);
