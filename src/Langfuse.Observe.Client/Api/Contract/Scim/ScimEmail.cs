using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>ScimEmail</c> of Langfuse's API.</summary>
public sealed record ScimEmail
{
    /// <summary>Primary.</summary>
    public required bool Primary { get; init; }

    /// <summary>Value.</summary>
    public required string Value { get; init; }

    /// <summary>Type.</summary>
    public required string Type { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
