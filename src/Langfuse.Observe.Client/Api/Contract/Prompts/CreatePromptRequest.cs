using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>CreatePromptRequest</c> of Langfuse's API.</summary>
public sealed record CreatePromptRequest
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Prompt.</summary>
    public required JsonElement Prompt { get; init; }

    /// <summary>Config.</summary>
    public JsonElement? Config { get; init; }

    /// <summary>Type.</summary>
    public string? Type { get; init; }

    /// <summary>Labels.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Commit message.</summary>
    public string? CommitMessage { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
