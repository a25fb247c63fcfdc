using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>Prompt</c> of Langfuse's API.</summary>
public sealed record Prompt
{
    /// <summary>Type.</summary>
    public string? Type { get; init; }

    /// <summary>Name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Version.</summary>
    public int Version { get; init; }

    /// <summary>Config.</summary>
    public JsonElement Config { get; init; }

    /// <summary>Labels.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Commit message.</summary>
    public string? CommitMessage { get; init; }

    /// <summary>Resolution graph.</summary>
    public IReadOnlyDictionary<string, JsonElement>? ResolutionGraph { get; init; }

    /// <summary>Prompt value.</summary>
    [JsonPropertyName("prompt")]
    public JsonElement PromptValue { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
