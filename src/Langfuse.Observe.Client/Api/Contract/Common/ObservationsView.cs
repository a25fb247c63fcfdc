using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>ObservationsView</c> of Langfuse's API.</summary>
public sealed record ObservationsView
{
    /// <summary>Id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Trace id.</summary>
    public string? TraceId { get; init; }

    /// <summary>Type.</summary>
    public string Type { get; init; } = "";

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Start time.</summary>
    public DateTimeOffset StartTime { get; init; }

    /// <summary>End time.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Completion start time.</summary>
    public DateTimeOffset? CompletionStartTime { get; init; }

    /// <summary>Model.</summary>
    public string? Model { get; init; }

    /// <summary>Model parameters.</summary>
    public JsonElement ModelParameters { get; init; }

    /// <summary>Input.</summary>
    public JsonElement Input { get; init; }

    /// <summary>Version.</summary>
    public string? Version { get; init; }

    /// <summary>Metadata.</summary>
    public JsonElement Metadata { get; init; }

    /// <summary>Output.</summary>
    public JsonElement Output { get; init; }

    /// <summary>Usage.</summary>
    public Usage Usage { get; init; } = new();

    /// <summary>Level.</summary>
    public ObservationLevel Level { get; init; }

    /// <summary>Status message.</summary>
    public string? StatusMessage { get; init; }

    /// <summary>Parent observation id.</summary>
    public string? ParentObservationId { get; init; }

    /// <summary>Prompt id.</summary>
    public string? PromptId { get; init; }

    /// <summary>Usage details.</summary>
    public IReadOnlyDictionary<string, double> UsageDetails { get; init; } = new Dictionary<string, double>();

    /// <summary>Cost details.</summary>
    public IReadOnlyDictionary<string, double> CostDetails { get; init; } = new Dictionary<string, double>();

    /// <summary>Environment.</summary>
    public string Environment { get; init; } = "";

    /// <summary>Prompt name.</summary>
    public string? PromptName { get; init; }

    /// <summary>Prompt version.</summary>
    public int? PromptVersion { get; init; }

    /// <summary>Model id.</summary>
    public string? ModelId { get; init; }

    /// <summary>Input price.</summary>
    public double? InputPrice { get; init; }

    /// <summary>Output price.</summary>
    public double? OutputPrice { get; init; }

    /// <summary>Total price.</summary>
    public double? TotalPrice { get; init; }

    /// <summary>Calculated input cost.</summary>
    public double? CalculatedInputCost { get; init; }

    /// <summary>Calculated output cost.</summary>
    public double? CalculatedOutputCost { get; init; }

    /// <summary>Calculated total cost.</summary>
    public double? CalculatedTotalCost { get; init; }

    /// <summary>Latency.</summary>
    public double? Latency { get; init; }

    /// <summary>Time to first token.</summary>
    public double? TimeToFirstToken { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
