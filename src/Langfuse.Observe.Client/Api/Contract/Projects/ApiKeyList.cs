using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>ApiKeyList</c> of Langfuse's API.</summary>
public sealed record ApiKeyList
{
    /// <summary>Api keys.</summary>
    public IReadOnlyList<ApiKeySummary> ApiKeys { get; init; } = [];

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
