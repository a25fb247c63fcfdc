using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>CreateProjectApiKeyRequest</c> of Langfuse's API.</summary>
public sealed record CreateProjectApiKeyRequest
{
    /// <summary>Note.</summary>
    public string? Note { get; init; }

    /// <summary>Public key.</summary>
    public string? PublicKey { get; init; }

    /// <summary>Secret key.</summary>
    public string? SecretKey { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
