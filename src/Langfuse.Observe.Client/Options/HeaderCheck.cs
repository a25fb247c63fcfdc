using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Options;

/// <summary>Looks at the headers that the user adds: one that HTTP cannot carry would fail every request, or be left out in silence.</summary>
internal static class HeaderCheck
{
    public static void RemoveUnusable(IDictionary<string, string> headers, string of)
    {
        foreach (var (name, value) in headers.ToArray())
        {
            if (!IsUsable(name, value))
            {
                headers.Remove(name);
                SelfLog.Error($"Option AdditionalHeaders{of} has the header '{name}', which cannot be added to requests, so it is left out. Give a name without spaces or colons "
                    + "and a value without line breaks.");
            }
        }
    }

    private static bool IsUsable(string name, string? value)
    {
        using var request = new HttpRequestMessage();
        return value?.AsSpan().IndexOfAny('\r', '\n', '\0') < 0 && request.Headers.TryAddWithoutValidation(name, value);
    }
}
