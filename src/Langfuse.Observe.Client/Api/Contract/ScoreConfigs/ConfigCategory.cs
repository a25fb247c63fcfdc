using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>ConfigCategory</c> of Langfuse's API.</summary>
public sealed record ConfigCategory
{
    /// <summary>Value.</summary>
    public required double Value { get; init; }

    /// <summary>Label.</summary>
    public required string Label { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
