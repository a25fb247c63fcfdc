using System.Text.RegularExpressions;
using System.Text;

namespace Langfuse.Observe.LocalServer.Json;

/// <summary>
/// Replaces escaped halves of surrogate pairs in JSON text. A text cut in the middle of an emoji has one; JSON and JavaScript
/// allow it, .NET cannot hold it in a string and would fail when it is read.
/// </summary>
internal static partial class LoneSurrogates
{
    private const string Replacement = @"\ufffd";

    public static string Repair(string json) =>
        json.Contains(@"\ud", StringComparison.OrdinalIgnoreCase) ? Escape().Replace(json, RepairEscape) : json;

    public static ReadOnlyMemory<byte> Repair(ReadOnlyMemory<byte> json) =>
        json.Span.IndexOf(@"\ud"u8) < 0 && json.Span.IndexOf(@"\uD"u8) < 0 ? json : Encoding.UTF8.GetBytes(Repair(Encoding.UTF8.GetString(json.Span)));

    private static string RepairEscape(Match escape) =>
        escape.Length == 6 && escape.ValueSpan[2] is ('d' or 'D') && escape.ValueSpan[3] is not (>= '0' and <= '7') ? Replacement : escape.Value;

    // Whole pairs first, then any other escape, so that an escaped backslash before a "u" is not taken for one.
    [GeneratedRegex(@"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
