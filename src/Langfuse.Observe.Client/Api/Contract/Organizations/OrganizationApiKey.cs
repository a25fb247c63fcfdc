using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>OrganizationApiKey</c> of Langfuse's API.</summary>
public sealed record OrganizationApiKey
{
    /// <summary>Id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Created at.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Expires at.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Last used at.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Note.</summary>
    public string? Note { get; init; }

    /// <summary>Public key.</summary>
    public string PublicKey { get; init; } = "";

    /// <summary>Display secret key.</summary>
    public string DisplaySecretKey { get; init; } = "";

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
