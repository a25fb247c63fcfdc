using System.Text.Json.Nodes;

namespace Langfuse.Observe.LocalServer.Json;

/// <summary>Merges objects deeply; of two values that are not both objects the later wins.</summary>
internal static class JsonMerge
{
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
