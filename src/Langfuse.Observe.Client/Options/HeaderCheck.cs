using System.Text;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Options;

/// <summary>Looks at the headers that the user adds: one that HTTP cannot carry would fail every request, or be left out in silence.</summary>
internal static class HeaderCheck
{
    public static void RemoveUnusable(IDictionary<string, string> headers, string of, bool isOwnHandler)
    {
        foreach (var (name, value) in headers.ToArray())
        {
            if (!IsUsable(name, value, isOwnHandler))
            {
                headers.Remove(name);
                SelfLog.Error($"Option AdditionalHeaders{of} has the header '{name}', which cannot be added to requests, so it is left out. Give a name without spaces or colons "
                    + "and a value without line breaks, in plain ASCII.");
            }
        }
    }

    /// <remarks>Our own handler sends ASCII only; one of the user's may have been told of another encoding.</remarks>
    private static bool IsUsable(string name, string? value, bool isOwnHandler)
    {
        using var request = new HttpRequestMessage();
        return value?.AsSpan().IndexOfAny('\r', '\n', '\0') < 0 && (!isOwnHandler || Ascii.IsValid(value)) && request.Headers.TryAddWithoutValidation(name, value);
    }
}
