using System.Buffers;
using System.Text;

namespace Langfuse.Observe.LocalServer.Storage.Postgres;

/// <summary>Texts that PostgreSQL can hold: without the character NUL and without halves of surrogate pairs. Both become U+FFFD.</summary>
internal static class PostgresText
{
    private static readonly SearchValues<char> s_suspects = SearchValues.Create([.. Enumerable.Range(0xD800, 0x800).Append(0).Select(code => (char)code)]);

    public static string Clean(string text) => text.AsSpan().IndexOfAny(s_suspects) is >= 0 and var first ? Replace(text, first) : text;

    private static string Replace(string text, int first)
    {
        var clean = new StringBuilder(text.Length).Append(text, 0, first);
        foreach (var rune in text.AsSpan(first).EnumerateRunes())
        {
            clean.Append(rune.Value == 0 ? "\uFFFD" : rune.ToString());
        }

        return clean.ToString();
    }
}
