using System.Text.Json;

namespace RagPipeline.Tracing;

/// <summary>One node of a trace.</summary>
public sealed record ObservationView(
    string Id,
    string? ParentObservationId,
    string Type,
    string Name,
    DateTimeOffset StartTime,
    DateTimeOffset? EndTime,
    string? Level,
    string? StatusMessage,
    string? Model,
    Dictionary<string, long>? UsageDetails,
    Dictionary<string, JsonElement>? Metadata)
{
    public TimeSpan Duration => (EndTime ?? StartTime) - StartTime;

    /// <summary>Whether the client counted the tokens by a rule of thumb.</summary>
    public bool HasEstimatedUsage => Metadata?.ContainsKey("usage_estimated") == true;
}
