using System.Text.Json;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.LocalServer.Sync;

/// <summary>Metadata as the newer reads give it: every value a text, also where it was an object, a list or a number.</summary>
internal static class SourceMetadata
{
    /// <summary>The metadata with objects and lists as what they are again.</summary>
    public static string? Restore(string? metadata)
    {
        if (metadata is null || JsonNode.Parse(metadata) is not JsonObject all)
        {
            return metadata;
        }

        var changed = false;
        foreach (var (key, value) in all.ToList())
        {
            if (value is JsonValue text && text.TryGetValue<string>(out var held) && held.AsSpan().TrimStart() is ['{' or '[', ..] && Parse(held) is { } inner)
            {
                all[key] = inner;
                changed = true;
            }
        }

        return changed ? all.ToJsonString(JsonText.Readable) : metadata;
    }

    /// <summary>What was known with what is told merged into it; a value that is told as text and known as a number stays the number.</summary>
    public static string? Merge(string? known, string? told)
    {
        if (known is null || told is null || JsonSame.Text(known, told))
        {
            return known ?? told;
        }

        if (Parse(known) is not JsonObject all || Parse(told) is not JsonObject later)
        {
            return told;
        }

        foreach (var (key, value) in later.ToList())
        {
            if (value is JsonValue text && text.TryGetValue<string>(out var held) && all[key] is JsonValue before && !before.TryGetValue<string>(out _) && before.ToJsonString() == held)
            {
                later.Remove(key);
            }
        }

        JsonMerge.Into(all, later);
        return all.ToJsonString(JsonText.Readable);
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
