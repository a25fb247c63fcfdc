using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Sync;

/// <summary>Whether two stored texts mean the same.</summary>
internal static class JsonSame
{
    /// <summary>The same text, or the same JSON whatever the order of members.</summary>
    public static bool Text(string? one, string? other)
    {
        if (one == other)
        {
            return true;
        }

        if (one is null || other is null)
        {
            return false;
        }

        using var first = JsonText.TryParse(one);
        using var second = first is null ? null : JsonText.TryParse(other);
        return second is not null && JsonElement.DeepEquals(first!.RootElement, second.RootElement);
    }
}
