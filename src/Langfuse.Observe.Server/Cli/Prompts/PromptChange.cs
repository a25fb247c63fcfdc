using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Server.Cli.Prompts;

/// <summary>What a push does with one file.</summary>
internal sealed record PromptChange(PromptFile File, int? Version, IReadOnlyList<string> Before, IReadOnlyList<string> After, bool IsNewVersion, IReadOnlyList<string> Labels, JsonNode? KnownConfig)
{
    /// <summary>Whether anything is done: a new version, or labels that move.</summary>
    public bool IsNeeded => IsNewVersion || Labels.Count > 0;

    public string Text => IsNewVersion
        ? $"version {(Version ?? 0) + 1} is new{(Labels.Count > 0 ? $", labelled {string.Join(", ", Labels)}" : "")}"
        : $"version {Version} is the same, and gets {string.Join(", ", Labels)}";

    /// <param name="file">What is here.</param>
    /// <param name="newest">The newest version there, or null.</param>
    /// <param name="labels">The labels it is to have.</param>
    public static PromptChange Of(PromptFile file, JsonElement? newest, IReadOnlyList<string> labels)
    {
        var config = newest?.Member("config") is { ValueKind: JsonValueKind.Object } known ? JsonNode.Parse(known.GetRawText()) : null;
        IReadOnlyList<string> before = newest is { } prompt ? PromptText.Lines(PromptText.Of(prompt), config) : [];
        // A file that says nothing of the config leaves it as it is.
        var after = PromptText.Lines(file.Prompt, file.Config ?? config);
        var isNew = newest is null || !before.SequenceEqual(after);
        var has = newest?.Items("labels").Select(label => label.ToString()).ToHashSet() ?? [];
        return new PromptChange(file, (int?)newest?.Number("version"), before, after, isNew, isNew ? labels : [.. labels.Where(label => !has.Contains(label))], config);
    }

    public JsonObject ToJson() => new()
    {
        ["name"] = File.Name,
        ["change"] = IsNewVersion ? "version" : Labels.Count > 0 ? "labels" : "none",
        ["version"] = JsonValue.Create(((Version ?? 0) + (IsNewVersion ? 1 : 0)).ToString(CultureInfo.InvariantCulture)),
        ["labels"] = new JsonArray([.. Labels.Select(label => JsonValue.Create(label))]),
        ["diff"] = new JsonArray([.. (IsNewVersion ? LineDiff.Of(Before, After) : []).Select(line => JsonValue.Create(line))]),
    };
}
