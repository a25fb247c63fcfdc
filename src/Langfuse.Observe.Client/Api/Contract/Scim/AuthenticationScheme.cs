using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>AuthenticationScheme</c> of Langfuse's API.</summary>
public sealed record AuthenticationScheme
{
    /// <summary>Name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Description.</summary>
    public string Description { get; init; } = "";

    /// <summary>Spec uri.</summary>
    public string SpecUri { get; init; } = "";

    /// <summary>Type.</summary>
    public string Type { get; init; } = "";

    /// <summary>Primary.</summary>
    public bool Primary { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
