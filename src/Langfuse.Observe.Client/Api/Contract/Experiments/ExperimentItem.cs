using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>ExperimentItem</c> of Langfuse's API.</summary>
public sealed record ExperimentItem
{
    /// <summary>Id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Trace id.</summary>
    public string TraceId { get; init; } = "";

    /// <summary>Start time.</summary>
    public DateTimeOffset StartTime { get; init; }

    /// <summary>End time.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Level.</summary>
    public ObservationLevel Level { get; init; }

    /// <summary>Environment.</summary>
    public string Environment { get; init; } = "";

    /// <summary>Experiment id.</summary>
    public string ExperimentId { get; init; } = "";

    /// <summary>Experiment name.</summary>
    public string ExperimentName { get; init; } = "";

    /// <summary>Experiment item id.</summary>
    public string ExperimentItemId { get; init; } = "";

    /// <summary>Experiment dataset id.</summary>
    public string? ExperimentDatasetId { get; init; }

    /// <summary>Experiment item version.</summary>
    public DateTimeOffset? ExperimentItemVersion { get; init; }

    /// <summary>Input.</summary>
    public JsonElement? Input { get; init; }

    /// <summary>Output.</summary>
    public JsonElement? Output { get; init; }

    /// <summary>Expected output.</summary>
    public JsonElement? ExpectedOutput { get; init; }

    /// <summary>Metadata.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Metadata { get; init; }

    /// <summary>Experiment item metadata.</summary>
    public IReadOnlyDictionary<string, JsonElement>? ExperimentItemMetadata { get; init; }

    /// <summary>Experiment metadata.</summary>
    public IReadOnlyDictionary<string, JsonElement>? ExperimentMetadata { get; init; }

    /// <summary>Experiment description.</summary>
    public string? ExperimentDescription { get; init; }

    /// <summary>Scores.</summary>
    public IReadOnlyList<ScoreV3>? Scores { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
