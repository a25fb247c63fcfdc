using Langfuse.Observe.Generators.Prompts.Model;
using Langfuse.Observe.Generators.Scores;
using Langfuse.Observe.Generators.Scores.Json;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis.Text;

namespace Langfuse.Observe.Generators.Prompts;

/// <summary>Reads a prompt file: Markdown with a head of settings, or JSON in the form of Langfuse's API.</summary>
internal static class PromptFile
{
    public const string MarkdownEnd = ".prompt.md";
    public const string JsonEnd = ".prompt.json";
    private const string Fence = "---";
    private const string Folder = "/prompts/";

    public static bool IsOne(string path) =>
        path.EndsWith(MarkdownEnd, StringComparison.OrdinalIgnoreCase) || path.EndsWith(JsonEnd, StringComparison.OrdinalIgnoreCase);

    /// <summary>The prompt, or null with a report of what is wrong.</summary>
    public static PromptSpec? Read(string path, string text, VocabularyReport report)
    {
        try
        {
            return path.EndsWith(JsonEnd, StringComparison.OrdinalIgnoreCase) ? OfJson(path, text, report) : OfMarkdown(path, text, report);
        }
        catch (JsonSyntaxException exception)
        {
            report.Add(PromptRules.LFO8001_PromptFileUnreadable, new TextSpan(exception.Position, 0), report.FileName, exception.Message);
            return null;
        }
    }

    private static PromptSpec? OfMarkdown(string path, string text, VocabularyReport report)
    {
        var (head, body, bodyStart) = Split(text.Replace("\r\n", "\n"));
        var isChat = head.TryGetValue("type", out var type) && type == "chat";
        List<MessageSpec> messages = isChat ? Sections(body) : [new("", body)];
        if (messages.Count == 0)
        {
            report.Add(PromptRules.LFO8001_PromptFileUnreadable, new TextSpan(bodyStart, 0), report.FileName, "a chat prompt has a line such as \"# system\" or \"# placeholder: history\" before each message");
            return null;
        }

        return Of(head.TryGetValue("name", out var name) ? name : NameOf(path, MarkdownEnd), isChat, head.TryGetValue("label", out var label) ? label : null, messages);
    }

    /// <summary>The lines <c>key: value</c> between two fences at the start, and what follows them.</summary>
    private static (Dictionary<string, string> Head, string Body, int BodyStart) Split(string text)
    {
        var head = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (!text.StartsWith(Fence + "\n", StringComparison.Ordinal))
        {
            return (head, text.TrimEnd('\n'), 0);
        }

        var end = text.IndexOf("\n" + Fence + "\n", Fence.Length, StringComparison.Ordinal);
        if (end < 0)
        {
            return (head, text.TrimEnd('\n'), 0);
        }

        foreach (var line in text.Substring(Fence.Length, end - Fence.Length).Split('\n'))
        {
            var colon = line.IndexOf(':');
            if (colon > 0)
            {
                head[line.Substring(0, colon).Trim()] = line.Substring(colon + 1).Trim().Trim('"');
            }
        }

        var start = end + Fence.Length + 2;
        return (head, text.Substring(start).Trim('\n'), start);
    }

    private static List<MessageSpec> Sections(string body)
    {
        var messages = new List<MessageSpec>();
        string? role = null;
        var content = new List<string>();
        foreach (var line in body.Split('\n'))
        {
            if (Heading(line) is not { } heading)
            {
                content.Add(line);
                continue;
            }

            End(messages, role, content);
            role = null;
            if (heading.StartsWith("placeholder:", StringComparison.OrdinalIgnoreCase))
            {
                messages.Add(new("", "", heading.Substring("placeholder:".Length).Trim()));
            }
            else
            {
                role = heading;
            }
        }

        End(messages, role, content);
        return messages;
    }

    private static string? Heading(string line)
    {
        var text = line.StartsWith("# ", StringComparison.Ordinal) ? line.Substring(2).Trim() : "";
        return text is "system" or "user" or "assistant" or "developer" or "tool" || text.StartsWith("placeholder:", StringComparison.OrdinalIgnoreCase) ? text : null;
    }

    private static void End(List<MessageSpec> messages, string? role, List<string> content)
    {
        if (role is not null)
        {
            messages.Add(new(role, string.Join("\n", content).Trim('\n')));
        }

        content.Clear();
    }

    private static PromptSpec? OfJson(string path, string text, VocabularyReport report)
    {
        var root = JsonReader.Read(text);
        var prompt = root.Kind == JsonKind.Object ? root.Find("prompt")?.Value : null;
        var messages = prompt?.Kind switch
        {
            JsonKind.String => [new("", prompt.Text)],
            JsonKind.Array => [.. prompt.Items.Select(Message).OfType<MessageSpec>()],
            _ => new List<MessageSpec>(),
        };
        if (messages.Count == 0)
        {
            report.Add(PromptRules.LFO8001_PromptFileUnreadable, root.Span, report.FileName, "an object with a \"prompt\" is expected: a text, or a list of messages with a role and a content");
            return null;
        }

        return Of(Text(root, "name") ?? NameOf(path, JsonEnd), prompt!.Kind == JsonKind.Array, Text(root, "label"), messages);
    }

    private static MessageSpec? Message(JsonValue json) =>
        Text(json, "type") == "placeholder" && Text(json, "name") is { } name ? new("", "", name)
        : Text(json, "role") is { } role ? new(role, Text(json, "content") ?? "") : null;

    private static string? Text(JsonValue json, string name) => json.Find(name)?.Value is { Kind: JsonKind.String } value ? value.Text : null;

    private static PromptSpec Of(string name, bool isChat, string? label, List<MessageSpec> messages)
    {
        var variables = new List<string>();
        messages.ForEach(message => PromptVariableNames.Add(message.Content, variables));
        return new(name, isChat)
        {
            Label = string.IsNullOrWhiteSpace(label) ? null : label,
            Messages = new([.. messages]),
            Variables = new([.. variables]),
            Placeholders = new([.. messages.Select(static message => message.Placeholder).OfType<string>().Distinct()]),
        };
    }

    /// <summary>The path below the folder <c>prompts</c>, without the ending: folders are part of a prompt's name.</summary>
    private static string NameOf(string path, string ending)
    {
        var whole = path.Replace('\\', '/');
        var folder = whole.LastIndexOf(Folder, StringComparison.OrdinalIgnoreCase);
        var start = folder >= 0 ? folder + Folder.Length : whole.LastIndexOf('/') + 1;
        return whole.Substring(start, whole.Length - start - ending.Length);
    }
}
