using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>ResourceMeta</c> of Langfuse's API.</summary>
public sealed record ResourceMeta
{
    /// <summary>Resource type.</summary>
    public string ResourceType { get; init; } = "";

    /// <summary>Location.</summary>
    public string Location { get; init; } = "";

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
