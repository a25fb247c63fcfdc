using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>DatasetItem</c> of Langfuse's API.</summary>
public sealed record DatasetItem
{
    /// <summary>Id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Status.</summary>
    public DatasetStatus Status { get; init; }

    /// <summary>Input.</summary>
    public JsonElement Input { get; init; }

    /// <summary>Expected output.</summary>
    public JsonElement ExpectedOutput { get; init; }

    /// <summary>Metadata.</summary>
    public JsonElement Metadata { get; init; }

    /// <summary>Source trace id.</summary>
    public string? SourceTraceId { get; init; }

    /// <summary>Source observation id.</summary>
    public string? SourceObservationId { get; init; }

    /// <summary>Dataset id.</summary>
    public string DatasetId { get; init; } = "";

    /// <summary>Dataset name.</summary>
    public string DatasetName { get; init; } = "";

    /// <summary>Created at.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Updated at.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Media references.</summary>
    public IReadOnlyList<DatasetItemMediaReference> MediaReferences { get; init; } = [];

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
