using System.Text.Json.Nodes;

namespace Langfuse.Observe.Testing.Replay;

/// <summary>Compares a recorded input with a present one: as JSON where both are, else as text.</summary>
internal sealed class InputComparison(IReadOnlySet<string> ignored)
{
    /// <summary>Where they differ; null when they are the same.</summary>
    public Place? Difference(string? recorded, string? present)
    {
        if (string.Equals(recorded, present, StringComparison.Ordinal))
        {
            return null;
        }

        return Difference(StoredText.ToJson(recorded), StoredText.ToJson(present), "$");
    }

    private Place? Difference(JsonNode? recorded, JsonNode? present, string path) => (recorded, present) switch
    {
        (null, null) => null,
        (JsonObject one, JsonObject other) => Members(one, other, path),
        (JsonArray one, JsonArray other) => Items(one, other, path),
        _ => JsonNode.DeepEquals(recorded, present) || AsText(recorded) == AsText(present) ? null : new Place(path, recorded, present),
    };

    private Place? Members(JsonObject recorded, JsonObject present, string path)
    {
        foreach (var (name, value) in recorded)
        {
            if (!ignored.Contains(name) && Difference(value, present[name], $"{path}.{name}") is { } place)
            {
                return place;
            }
        }

        foreach (var (name, value) in present)
        {
            if (value is not null && !recorded.ContainsKey(name) && !ignored.Contains(name))
            {
                return new Place($"{path}.{name}", null, value);
            }
        }

        return null;
    }

    private Place? Items(JsonArray recorded, JsonArray present, string path)
    {
        for (var i = 0; i < Math.Max(recorded.Count, present.Count); i++)
        {
            var place = i < recorded.Count && i < present.Count
                ? Difference(recorded[i], present[i], $"{path}[{i}]")
                : new Place($"{path}[{i}]", i < recorded.Count ? recorded[i] : null, i < present.Count ? present[i] : null);
            if (place is not null)
            {
                return place;
            }
        }

        return null;
    }

    // A text that is JSON comes back from some servers as that JSON, spaced as they like.
    private static string? AsText(JsonNode? node) => node switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? text) => StoredText.ToJson(text)?.ToJsonString(),
        _ => node.ToJsonString(),
    };

    /// <summary>Where two inputs differ first.</summary>
    internal sealed record Place(string Path, JsonNode? Recorded, JsonNode? Present);
}
