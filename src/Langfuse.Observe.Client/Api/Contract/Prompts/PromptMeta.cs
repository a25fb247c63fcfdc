using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>PromptMeta</c> of Langfuse's API.</summary>
public sealed record PromptMeta
{
    /// <summary>Name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Type.</summary>
    public PromptType Type { get; init; }

    /// <summary>Versions.</summary>
    public IReadOnlyList<int> Versions { get; init; } = [];

    /// <summary>Labels.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Last updated at.</summary>
    public DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>Last config.</summary>
    public JsonElement LastConfig { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
