using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>PatchMediaBody</c> of Langfuse's API.</summary>
public sealed record PatchMediaBody
{
    /// <summary>Uploaded at.</summary>
    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>Upload http status.</summary>
    public required int UploadHttpStatus { get; init; }

    /// <summary>Upload http error.</summary>
    public string? UploadHttpError { get; init; }

    /// <summary>Upload time ms.</summary>
    public long? UploadTimeMs { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
