using System.Text.Json;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.LocalServer.Json;

/// <summary>Merges objects deeply; of two values that are not both objects the later wins.</summary>
internal static class JsonMerge
{
    /// <summary>The text of two objects merged; where one is absent or no object, the later that is there.</summary>
    public static string? Objects(string? earlier, string? later)
    {
        if (later is null || earlier is null)
        {
            return later ?? earlier;
        }

        if (Parse(earlier) is not { } all || Parse(later) is not { } changes)
        {
            return later;
        }

        Into(all, changes);
        return all.ToJsonString(JsonText.Readable);
    }

    /// <summary>The text of the object without a member.</summary>
    public static string? Without(string? json, string name)
    {
        if (json is null || Parse(json) is not { } all || !all.Remove(name))
        {
            return json;
        }

        return all.ToJsonString(JsonText.Readable);
    }

    private static JsonObject? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static void Into(JsonObject target, JsonObject changes)
    {
        foreach (var (key, value) in changes)
        {
            if (value is JsonObject inner && target[key] is JsonObject existing)
            {
                Into(existing, inner);
            }
            else
            {
                target[key] = value?.DeepClone();
            }
        }
    }
}
