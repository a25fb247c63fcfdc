using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>CreateScoreRequest</c> of Langfuse's API.</summary>
public sealed record CreateScoreRequest
{
    /// <summary>Id.</summary>
    public string? Id { get; init; }

    /// <summary>Trace id.</summary>
    public string? TraceId { get; init; }

    /// <summary>Session id.</summary>
    public string? SessionId { get; init; }

    /// <summary>Observation id.</summary>
    public string? ObservationId { get; init; }

    /// <summary>Dataset run id.</summary>
    public string? DatasetRunId { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Value.</summary>
    public required JsonElement Value { get; init; }

    /// <summary>Comment.</summary>
    public string? Comment { get; init; }

    /// <summary>Metadata.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Metadata { get; init; }

    /// <summary>Environment.</summary>
    public string? Environment { get; init; }

    /// <summary>Queue id.</summary>
    public string? QueueId { get; init; }

    /// <summary>Data type.</summary>
    public ScoreDataType? DataType { get; init; }

    /// <summary>Config id.</summary>
    public string? ConfigId { get; init; }

    /// <summary>Source.</summary>
    public CreateScoreSource? Source { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
