using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>GetMediaUploadUrlRequest</c> of Langfuse's API.</summary>
public sealed record GetMediaUploadUrlRequest
{
    /// <summary>Trace id.</summary>
    public string? TraceId { get; init; }

    /// <summary>Observation id.</summary>
    public string? ObservationId { get; init; }

    /// <summary>Dataset id.</summary>
    public string? DatasetId { get; init; }

    /// <summary>Dataset item id.</summary>
    public string? DatasetItemId { get; init; }

    /// <summary>Content type.</summary>
    public required MediaContentType ContentType { get; init; }

    /// <summary>Content length.</summary>
    public required long ContentLength { get; init; }

    /// <summary>Sha256 hash.</summary>
    public required string Sha256Hash { get; init; }

    /// <summary>Field.</summary>
    public required string Field { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
