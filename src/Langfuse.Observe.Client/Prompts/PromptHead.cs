using System.Text.Json;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Prompts;

/// <summary>What text and chat prompts have in common.</summary>
internal sealed class PromptHead(string name, int version)
{
    public string Name { get; } = name;

    public int Version { get; } = version;

    public bool IsFallback { get; init; }

    public JsonObject Config { get; init; } = [];

    public IReadOnlyList<string> Labels { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    public string? CommitMessage { get; init; }

    public static PromptHead Of(Api.Prompt prompt) => new(prompt.Name, prompt.Version)
    {
        Config = ConfigOf(prompt.Config),
        Labels = prompt.Labels,
        Tags = prompt.Tags,
        CommitMessage = prompt.CommitMessage,
    };

    public static PromptHead Fallback(string name) => new(name, 0) { IsFallback = true };

    /// <summary>A config that is no object is still there, under the name <c>value</c>.</summary>
    private static JsonObject ConfigOf(JsonElement config) => config.ValueKind switch
    {
        JsonValueKind.Object => (JsonObject)JsonNode.Parse(config.GetRawText())!,
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        _ => new() { ["value"] = JsonNode.Parse(config.GetRawText()) },
    };
}
