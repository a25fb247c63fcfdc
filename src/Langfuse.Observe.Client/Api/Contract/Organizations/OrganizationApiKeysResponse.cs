using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>OrganizationApiKeysResponse</c> of Langfuse's API.</summary>
public sealed record OrganizationApiKeysResponse
{
    /// <summary>Api keys.</summary>
    public IReadOnlyList<OrganizationApiKey> ApiKeys { get; init; } = [];

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
