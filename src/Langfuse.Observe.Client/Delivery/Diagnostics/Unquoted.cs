using System.Text;
using System.Text.RegularExpressions;

namespace Langfuse.Observe.Delivery.Diagnostics;

/// <summary>What a server says of data that it refuses, without the data: it may quote a value or an id, which our own log never shows.</summary>
internal static partial class Unquoted
{
    private const string Hidden = "…";

    private static readonly char[] s_ends = ['.', '!', '?'];

    // What a reader needs, and no value of the user's.
    private static readonly string[] s_words = ["NUMERIC", "CATEGORICAL", "BOOLEAN", "TEXT", "CORRECTION", "score-create"];

    /// <summary>The text with each word hidden that stands in the data as a value.</summary>
    /// <param name="problem">What the server said.</param>
    /// <param name="data">The unit that it refused, as it was sent.</param>
    /// <param name="label">How the unit is named in the same message: what stands there may be repeated.</param>
    public static string Of(string problem, ReadOnlyMemory<byte> data, string label) =>
        WordPattern().Replace(problem, word => IsValue(word.Value.TrimEnd(s_ends), data.Span, label) ? Hidden : word.Value);

    private static bool IsValue(string word, ReadOnlySpan<byte> data, string label)
    {
        if (s_words.Contains(word) || label.Contains(word, StringComparison.Ordinal))
        {
            return false;
        }

        var bytes = Encoding.UTF8.GetBytes(word);
        var isJson = data.Length > 0 && data[0] == (byte)'{';
        for (var from = 0; data[from..].IndexOf(bytes) is >= 0 and var found; from += found + bytes.Length)
        {
            var (start, end) = (from + found, from + found + bytes.Length);
            if (isJson ? IsWhole(data, start, end) && !data[end..].StartsWith("\":"u8) : !word.StartsWith("langfuse.", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it is a word there and no part of one. In Protocol Buffers a length or a tag beside it can look like a letter.</summary>
    private static bool IsWhole(ReadOnlySpan<byte> data, int start, int end) =>
        !(start > 0 && char.IsAsciiLetterOrDigit((char)data[start - 1])) && !(end < data.Length && char.IsAsciiLetterOrDigit((char)data[end]));

    [GeneratedRegex(@"[^\s""'`{}\[\]():,;=<>]{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex WordPattern();
}
