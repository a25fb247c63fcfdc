using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>BlobStorageIntegrationsResponse</c> of Langfuse's API.</summary>
public sealed record BlobStorageIntegrationsResponse
{
    /// <summary>Data.</summary>
    public IReadOnlyList<BlobStorageIntegrationResponse> Data { get; init; } = [];

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
