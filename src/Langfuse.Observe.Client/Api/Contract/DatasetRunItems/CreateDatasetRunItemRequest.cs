using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>CreateDatasetRunItemRequest</c> of Langfuse's API.</summary>
public sealed record CreateDatasetRunItemRequest
{
    /// <summary>Run name.</summary>
    public required string RunName { get; init; }

    /// <summary>Run description.</summary>
    public string? RunDescription { get; init; }

    /// <summary>Metadata.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>Dataset item id.</summary>
    public required string DatasetItemId { get; init; }

    /// <summary>Observation id.</summary>
    public string? ObservationId { get; init; }

    /// <summary>Trace id.</summary>
    public string? TraceId { get; init; }

    /// <summary>Dataset version.</summary>
    public DateTimeOffset? DatasetVersion { get; init; }

    /// <summary>Created at.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
