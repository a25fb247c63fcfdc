using System.Text.Json;

namespace Langfuse.Observe;

/// <summary>A prompt in a list: all its versions together.</summary>
public sealed record PromptSummary
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is a chat prompt, else a text.</summary>
    public required bool IsChat { get; init; }

    /// <summary>The numbers of its versions.</summary>
    public required IReadOnlyList<int> Versions { get; init; }

    /// <summary>The labels of all its versions.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>The tags.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>When a version was made or a label moved last.</summary>
    public required DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>The config of the newest version.</summary>
    public JsonElement LastConfig { get; init; }
}
