using System.Text.Json;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Server.Cli.Prompts;

/// <summary>A prompt in a file: Markdown with a head of settings, or JSON in the form of Langfuse's API. The generator of typed prompts reads the same files.</summary>
/// <param name="Name">The name of the prompt.</param>
/// <param name="Prompt">A text, or a list of messages.</param>
/// <param name="Config">Its config, or null when the file says nothing of it.</param>
/// <param name="Tags">Its tags, or null when the file says nothing of them.</param>
/// <param name="Labels">Labels that the file gives itself.</param>
internal sealed record PromptFile(string Name, JsonNode Prompt, JsonNode? Config, IReadOnlyList<string>? Tags, IReadOnlyList<string> Labels)
{
    public const string MarkdownEnd = ".prompt.md";
    public const string JsonEnd = ".prompt.json";
    private const string Fence = "---";
    private const string Placeholder = "placeholder:";
    private static readonly string[] s_roles = ["system", "user", "assistant", "developer", "tool"];

    public bool IsChat => Prompt is JsonArray;

    public static bool IsOne(string path) => path.EndsWith(MarkdownEnd, StringComparison.OrdinalIgnoreCase) || path.EndsWith(JsonEnd, StringComparison.OrdinalIgnoreCase);

    /// <param name="path">The file.</param>
    /// <param name="root">The folder below which the path is the name, where the file does not give one.</param>
    /// <exception cref="CliException">It cannot be read; the message says what is wrong with it.</exception>
    public static PromptFile Read(string path, string root)
    {
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        try
        {
            return path.EndsWith(JsonEnd, StringComparison.OrdinalIgnoreCase) ? OfJson(path, root, text) : OfMarkdown(path, root, text);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new CliException($"The prompt file '{path}' cannot be read: {exception.Message}", CommandLine.Failure, exception);
        }
    }

    /// <summary>The file's text in Markdown, or null when the prompt would not come back from it the same.</summary>
    public string? ToMarkdown(string path, string root)
    {
        var head = new List<string> { $"name: {Name}" };
        head.AddRange(IsChat ? ["type: chat"] : []);
        head.AddRange(Tags is { Count: > 0 } ? [$"tags: {JsonSerializer.Serialize(Tags)}"] : []);
        head.AddRange(Config is JsonObject { Count: > 0 } ? [$"config: {Config.ToJsonString()}"] : []);
        var body = IsChat ? string.Join("\n\n", Prompt.AsArray().Select(Section)) : Prompt.GetValue<string>();
        var text = $"{Fence}\n{string.Join('\n', head)}\n{Fence}\n{body}\n";
        return JsonNode.DeepEquals(OfMarkdown(path, root, text).Prompt, Prompt) && !Name.Contains('\n', StringComparison.Ordinal) ? text : null;
    }

    public string ToJson()
    {
        var json = new JsonObject { ["name"] = Name, ["prompt"] = Prompt.DeepClone() };
        if (Config is JsonObject { Count: > 0 })
        {
            json["config"] = Config.DeepClone();
        }

        if (Tags is { Count: > 0 })
        {
            json["tags"] = new JsonArray([.. Tags.Select(tag => JsonValue.Create(tag))]);
        }

        return json.ToJsonString(PromptText.Indented) + "\n";
    }

    private static PromptFile OfJson(string path, string root, string text)
    {
        var json = JsonNode.Parse(text) as JsonObject ?? throw new JsonException("an object with a \"prompt\" is expected");
        var prompt = json["prompt"] is JsonValue or JsonArray ? json["prompt"]! : throw new JsonException("\"prompt\" is missing: a text, or a list of messages with a role and a content");
        if (prompt is JsonArray messages)
        {
            prompt = new JsonArray([.. messages.Select(message => PromptText.Message(message ?? throw new JsonException("a message is null")))]);
        }

        return new PromptFile((string?)json["name"] ?? NameOf(path, root, JsonEnd), prompt.DeepClone(), json["config"]?.DeepClone(), Texts(json["tags"]), Texts(json["labels"]) ?? Label((string?)json["label"]));
    }

    private static PromptFile OfMarkdown(string path, string root, string text)
    {
        var (head, body) = Split(text);
        JsonNode prompt = head.GetValueOrDefault("type") == "chat" ? Sections(body) : JsonValue.Create(body);
        return prompt is JsonArray { Count: 0 }
            ? throw new JsonException("a chat prompt has a line such as \"# system\" or \"# placeholder: history\" before each message")
            : new PromptFile(
                head.GetValueOrDefault("name") ?? NameOf(path, root, MarkdownEnd), prompt,
                head.TryGetValue("config", out var config) ? JsonNode.Parse(config) : null,
                head.TryGetValue("tags", out var tags) ? Texts(JsonNode.Parse(tags)) : null,
                Label(head.GetValueOrDefault("label")));
    }

    private static (Dictionary<string, string> Head, string Body) Split(string text)
    {
        var head = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var end = text.StartsWith(Fence + "\n", StringComparison.Ordinal) ? text.IndexOf("\n" + Fence + "\n", Fence.Length, StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            return (head, text.TrimEnd('\n'));
        }

        foreach (var line in text[Fence.Length..end].Split('\n'))
        {
            if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
            {
                head[line[..colon].Trim()] = line[(colon + 1)..].Trim().Trim('"');
            }
        }

        return (head, text[(end + Fence.Length + 2)..].Trim('\n'));
    }

    private static JsonArray Sections(string body)
    {
        var messages = new JsonArray();
        JsonObject? message = null;
        var content = new List<string>();
        foreach (var line in body.Split('\n').Append("# "))
        {
            if (Heading(line) is not { } heading)
            {
                content.Add(line);
                continue;
            }

            if (message is not null)
            {
                message["content"] = string.Join('\n', content).Trim('\n');
            }

            content.Clear();
            message = null;
            if (heading.StartsWith(Placeholder, StringComparison.OrdinalIgnoreCase))
            {
                messages.Add(new JsonObject { ["type"] = "placeholder", ["name"] = heading[Placeholder.Length..].Trim() });
            }
            else if (heading.Length > 0)
            {
                messages.Add(message = new JsonObject { ["role"] = heading });
            }
        }

        return messages;
    }

    // The line "# " alone ends the last section.
    private static string? Heading(string line)
    {
        var text = line.StartsWith("# ", StringComparison.Ordinal) ? line[2..].Trim() : null;
        return text is "" || s_roles.Contains(text) || text?.StartsWith(Placeholder, StringComparison.OrdinalIgnoreCase) == true ? text : null;
    }

    private static string Section(JsonNode? message) => (string?)message!["type"] == "placeholder" ? $"# placeholder: {message["name"]}" : $"# {message["role"]}\n{message["content"]}";

    private static IReadOnlyList<string> Label(string? label) => label is { Length: > 0 } ? [label] : [];

    private static IReadOnlyList<string>? Texts(JsonNode? list) => list is JsonArray items ? [.. items.Select(item => item?.GetValue<string>()).OfType<string>()] : null;

    private static string NameOf(string path, string root, string ending) => Path.GetRelativePath(root, path).Replace('\\', '/')[..^ending.Length];
}
