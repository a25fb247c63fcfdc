using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>ObservationV2</c> of Langfuse's API.</summary>
public sealed record ObservationV2
{
    /// <summary>Id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Trace id.</summary>
    public string? TraceId { get; init; }

    /// <summary>Start time.</summary>
    public DateTimeOffset StartTime { get; init; }

    /// <summary>End time.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Project id.</summary>
    public string ProjectId { get; init; } = "";

    /// <summary>Parent observation id.</summary>
    public string? ParentObservationId { get; init; }

    /// <summary>Type.</summary>
    public string Type { get; init; } = "";

    /// <summary>Is root observation.</summary>
    public bool? IsRootObservation { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Level.</summary>
    public ObservationLevel? Level { get; init; }

    /// <summary>Status message.</summary>
    public string? StatusMessage { get; init; }

    /// <summary>Version.</summary>
    public string? Version { get; init; }

    /// <summary>Environment.</summary>
    public string? Environment { get; init; }

    /// <summary>Bookmarked.</summary>
    public bool? Bookmarked { get; init; }

    /// <summary>Public.</summary>
    public bool? Public { get; init; }

    /// <summary>User id.</summary>
    public string? UserId { get; init; }

    /// <summary>Session id.</summary>
    public string? SessionId { get; init; }

    /// <summary>Completion start time.</summary>
    public DateTimeOffset? CompletionStartTime { get; init; }

    /// <summary>Created at.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Updated at.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Input.</summary>
    public JsonElement? Input { get; init; }

    /// <summary>Output.</summary>
    public JsonElement? Output { get; init; }

    /// <summary>Metadata.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>Provided model name.</summary>
    public string? ProvidedModelName { get; init; }

    /// <summary>Internal model id.</summary>
    public string? InternalModelId { get; init; }

    /// <summary>Model parameters.</summary>
    public JsonElement? ModelParameters { get; init; }

    /// <summary>Usage details.</summary>
    public IReadOnlyDictionary<string, double>? UsageDetails { get; init; }

    /// <summary>Cost details.</summary>
    public IReadOnlyDictionary<string, double>? CostDetails { get; init; }

    /// <summary>Total cost.</summary>
    public double? TotalCost { get; init; }

    /// <summary>Usage pricing tier name.</summary>
    public string? UsagePricingTierName { get; init; }

    /// <summary>Prompt id.</summary>
    public string? PromptId { get; init; }

    /// <summary>Prompt name.</summary>
    public string? PromptName { get; init; }

    /// <summary>Prompt version.</summary>
    public int? PromptVersion { get; init; }

    /// <summary>Latency.</summary>
    public double? Latency { get; init; }

    /// <summary>Time to first token.</summary>
    public double? TimeToFirstToken { get; init; }

    /// <summary>Model id.</summary>
    public string? ModelId { get; init; }

    /// <summary>Input price.</summary>
    public string? InputPrice { get; init; }

    /// <summary>Output price.</summary>
    public string? OutputPrice { get; init; }

    /// <summary>Total price.</summary>
    public string? TotalPrice { get; init; }

    /// <summary>Trace name.</summary>
    public string? TraceName { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Release.</summary>
    public string? Release { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
