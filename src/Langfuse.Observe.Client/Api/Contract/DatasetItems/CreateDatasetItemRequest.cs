using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>CreateDatasetItemRequest</c> of Langfuse's API.</summary>
public sealed record CreateDatasetItemRequest
{
    /// <summary>Dataset name.</summary>
    public required string DatasetName { get; init; }

    /// <summary>Input.</summary>
    public JsonElement? Input { get; init; }

    /// <summary>Expected output.</summary>
    public JsonElement? ExpectedOutput { get; init; }

    /// <summary>Metadata.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>Source trace id.</summary>
    public string? SourceTraceId { get; init; }

    /// <summary>Source observation id.</summary>
    public string? SourceObservationId { get; init; }

    /// <summary>Id.</summary>
    public string? Id { get; init; }

    /// <summary>Status.</summary>
    public DatasetStatus? Status { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
