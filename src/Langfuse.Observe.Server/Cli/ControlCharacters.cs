using System.Globalization;
using System.Text;

namespace Langfuse.Observe.Server.Cli;

/// <summary>Text of others on its way to a terminal: what would steer it is shown as what it is.</summary>
internal static class ControlCharacters
{
    /// <summary>Line ends and tabs become spaces, other control and direction characters their number, such as <c>\u001b</c>.</summary>
    public static string Shown(string text)
    {
        if (!text.Any(Steers))
        {
            return text;
        }

        var shown = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            _ = character is '\r' or '\n' or '\t' ? shown.Append(' ')
                : Steers(character) ? shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}")
                : shown.Append(character);
        }

        return shown.ToString();
    }

    private static bool Steers(char character) => char.IsControl(character) || character is '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
