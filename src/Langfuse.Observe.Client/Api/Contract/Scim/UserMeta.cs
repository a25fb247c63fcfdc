using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>UserMeta</c> of Langfuse's API.</summary>
public sealed record UserMeta
{
    /// <summary>Resource type.</summary>
    public string ResourceType { get; init; } = "";

    /// <summary>Created.</summary>
    public string? Created { get; init; }

    /// <summary>Last modified.</summary>
    public string? LastModified { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
