using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>GetMediaUploadUrlResponse</c> of Langfuse's API.</summary>
public sealed record GetMediaUploadUrlResponse
{
    /// <summary>Upload url.</summary>
    public string? UploadUrl { get; init; }

    /// <summary>Media id.</summary>
    public string MediaId { get; init; } = "";

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
