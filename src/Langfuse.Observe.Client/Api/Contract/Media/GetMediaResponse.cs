using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>GetMediaResponse</c> of Langfuse's API.</summary>
public sealed record GetMediaResponse
{
    /// <summary>Media id.</summary>
    public string MediaId { get; init; } = "";

    /// <summary>Content type.</summary>
    public string ContentType { get; init; } = "";

    /// <summary>Content length.</summary>
    public long ContentLength { get; init; }

    /// <summary>Uploaded at.</summary>
    public DateTimeOffset UploadedAt { get; init; }

    /// <summary>Url.</summary>
    public string Url { get; init; } = "";

    /// <summary>Url expiry.</summary>
    public string UrlExpiry { get; init; } = "";

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
