using System.Globalization;
using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Features.Mcp;

/// <summary>Cuts an answer to what an agent can read, and says at each cut how to read on.</summary>
internal static class McpAnswer
{
    /// <summary>Characters of an answer; some six thousand tokens.</summary>
    public const int Most = 24_000;

    private const int MostOfText = 20_000;

    // From generous to tight: the longest text, and the most items of a list.
    private static readonly (int Text, int Items)[] s_bounds = [(8000, 1000), (2000, 200), (800, 100), (300, 50), (150, 20), (80, 8), (40, 3)];

    public static string Fit(string json)
    {
        if (json.Length <= Most)
        {
            return json;
        }

        using var document = JsonText.TryParse(json);
        return document is null ? json[..Most] : Fit(document.RootElement, "");
    }

    /// <summary>The part that a pointer names, from an offset on.</summary>
    /// <exception cref="ApiException">There is no such part.</exception>
    public static string Part(string json, string pointer, int offset)
    {
        using var document = JsonText.TryParse(json) ?? throw ApiException.Refused("The answer is not JSON; there is nothing to point into.");
        var found = Find(document.RootElement, pointer) ?? throw ApiException.Refused($"pointer: '{pointer}' leads to nothing in the answer of the tool; take it as the cut named it.");
        if (found.ValueKind == JsonValueKind.String)
        {
            var text = found.GetString()!;
            var start = Math.Clamp(offset, 0, text.Length);
            var length = Whole(text, start, MostOfText);
            return string.Concat(text.AsSpan(start, length), start + length < text.Length ? Note(text.Length - start - length, "characters", pointer, start + length) : "");
        }

        return found.ValueKind == JsonValueKind.Array && offset > 0 ? Fit(found, pointer, offset) : Fit(found, pointer);
    }

    private static string Fit(JsonElement element, string pointer, int offset = 0)
    {
        foreach (var bound in s_bounds)
        {
            if (Cut(element, pointer, offset, bound) is { Length: <= Most } text)
            {
                return text;
            }
        }

        return Cut(element, pointer, offset, s_bounds[^1])[..Most] + Note(0, "characters", pointer, 0);
    }

    private static string Cut(JsonElement element, string pointer, int offset, (int Text, int Items) bound) => JsonText.Build(writer => Write(writer, element, pointer, offset, bound));

    private static void Write(Utf8JsonWriter writer, JsonElement element, string pointer, int offset, (int Text, int Items) bound)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value, $"{pointer}/{Escaped(member.Name)}", 0, bound);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                WriteList(writer, element, pointer, offset, bound);
                break;
            case JsonValueKind.String when element.GetString() is { } text && text.Length > bound.Text:
                var length = Whole(text, 0, bound.Text);
                writer.WriteStringValue(string.Concat(text.AsSpan(0, length), Note(text.Length - length, "characters", pointer, length)));
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    private static void WriteList(Utf8JsonWriter writer, JsonElement list, string pointer, int offset, (int Text, int Items) bound)
    {
        writer.WriteStartArray();
        var end = Math.Min(list.GetArrayLength(), offset + bound.Items);
        for (var index = offset; index < end; index++)
        {
            Write(writer, list[index], $"{pointer}/{index.ToString(CultureInfo.InvariantCulture)}", 0, bound);
        }

        if (end < list.GetArrayLength())
        {
            writer.WriteStringValue(Note(list.GetArrayLength() - end, "items", pointer, end));
        }

        writer.WriteEndArray();
    }

    private static string Note(int left, string what, string pointer, int offset) =>
        string.Create(CultureInfo.InvariantCulture, $"… [{left} more {what}: {McpTools.ReadMore} with pointer \"{pointer}\", offset {offset}]");

    // No half of a surrogate pair.
    private static int Whole(string text, int start, int most)
    {
        var length = Math.Min(most, text.Length - start);
        return length > 0 && start + length < text.Length && char.IsHighSurrogate(text[start + length - 1]) ? length - 1 : length;
    }

    private static string Escaped(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static JsonElement? Find(JsonElement root, string pointer)
    {
        foreach (var step in pointer.Split('/').Skip(1).Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        {
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty(step, out var member))
            {
                root = member;
            }
            else if (root.ValueKind == JsonValueKind.Array && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < root.GetArrayLength())
            {
                root = root[index];
            }
            else
            {
                return null;
            }
        }

        return root;
    }
}
