using System.Text.Json;
using System.Text.RegularExpressions;

namespace Langfuse.Observe.LocalServer.Features.Prompts;

/// <summary>A prompt to be created, as it was sent (wire contract 2.3, Prompts).</summary>
internal sealed partial record PromptBody(
    string Name, string Type, JsonElement Prompt, JsonElement Config, IReadOnlyList<string> Labels, IReadOnlyList<string>? Tags, string? CommitMessage)
{
    private const int MaxName = 255;
    private const int MaxCommitMessage = 500;
    private static readonly string[] s_reserved = ["new", "metrics", "prompt-detail"];

    /// <exception cref="ApiException">Something is wrong with it; all of it is named.</exception>
    public static PromptBody Read(BodyReader body)
    {
        var name = ReadName(body);
        var type = body.Choice("type", "text", "chat") ?? "text";
        var prompt = type == "text" ? ReadText(body) : ReadMessages(body);
        var labels = ReadLabels(body, "labels");
        var read = new PromptBody(
            name, type, prompt, body.Json("config") ?? JsonText.EmptyObject, labels, body.Texts("tags"), body.Text("commitMessage", MaxCommitMessage));
        body.Check();
        return read;
    }

    /// <summary>The labels of a body, each checked.</summary>
    public static IReadOnlyList<string> ReadLabels(BodyReader body, string member)
    {
        var labels = body.Texts(member) ?? [];
        body.Issues.AddRange(labels.Where(label => !LabelPattern().IsMatch(label))
            .Select(label => $"{member}: '{label}' is not a label; use 1 to 36 of the characters a-z, 0-9, _, - and ."));
        return [.. labels.Distinct()];
    }

    private static string ReadName(BodyReader body)
    {
        var name = body.RequiredText("name", MaxName).Trim();
        if (name.Length > 0 && (name.Contains('|', StringComparison.Ordinal) || Markup().IsMatch(name) || s_reserved.Contains(name)))
        {
            body.Issues.Add($"name: '{name}' is reserved or has | or <...> in it");
        }

        if (name.StartsWith('/') || name.EndsWith('/') || name.Contains("//", StringComparison.Ordinal))
        {
            body.Issues.Add("name: a slash stands between two names of folders, never first, last or twice");
        }

        return name;
    }

    private static JsonElement ReadText(BodyReader body) => JsonText.Of(body.RequiredText("prompt"));

    private static JsonElement ReadMessages(BodyReader body)
    {
        var items = body.Objects("prompt");
        if (items is null)
        {
            body.Issues.Add("prompt: required, a list of messages {role, content} and placeholders {type: \"placeholder\", name}");
            return JsonText.EmptyList;
        }

        var placeholders = items.Where(IsPlaceholder).Select(item => item.RequiredText("name")).ToList();
        body.Issues.AddRange(placeholders.Where(name => name.Length > 0 && !PlaceholderName().IsMatch(name))
            .Select(name => $"prompt: placeholder '{name}' must begin with a letter and go on with letters, digits and _"));
        var messages = JsonText.Element(writer => WriteMessages(writer, items));
        CheckVariables(body, messages, placeholders);
        return messages;
    }

    private static bool IsPlaceholder(BodyReader item) => item.Has("type") && item.Choice("type", "placeholder", "chatmessage") == "placeholder";

    private static void WriteMessages(Utf8JsonWriter writer, IReadOnlyList<BodyReader> items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            writer.WriteStartObject();
            if (IsPlaceholder(item))
            {
                writer.WriteString("type", "placeholder");
                writer.WriteString("name", item.Text("name"));
            }
            else
            {
                writer.WriteString("role", item.RequiredText("role"));
                writer.WriteString("content", item.Has("content") ? item.Text("content") : item.RequiredText("content"));
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    // Filled in, one of the two could not be told from the other.
    private static void CheckVariables(BodyReader body, JsonElement messages, List<string> placeholders)
    {
        var variables = Variable().Matches(messages.GetRawText()).Select(match => match.Groups[1].Value);
        body.Issues.AddRange(variables.Intersect(placeholders).Select(name => $"prompt: '{name}' is a variable and a placeholder; give one of them another name"));
    }

    [GeneratedRegex(@"^[a-z0-9_\-.]{1,36}\z")]
    private static partial Regex LabelPattern();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Markup();

    [GeneratedRegex(@"^[a-zA-Z][a-zA-Z0-9_]*\z")]
    private static partial Regex PlaceholderName();

    [GeneratedRegex(@"\{\{\s*(\p{L}[\p{L}\p{N}_]*)\s*\}\}")]
    private static partial Regex Variable();
}
