using System.Text;

namespace Langfuse.Observe.Generators;

/// <summary>Texts as C# literals and comments.</summary>
internal static class CSharpText
{
    public static string Literal(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var character in text)
        {
            if (character is '"' or '\\')
            {
                literal.Append('\\').Append(character);
            }
            else if (character < ' ' || char.IsSurrogate(character) || character is '\u007f' or '\u0085' or '\u2028' or '\u2029')
            {
                literal.Append("\\u").Append(((int)character).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            }
            else
            {
                literal.Append(character);
            }
        }

        return literal.Append('"').ToString();
    }

    /// <summary>A text inside an XML documentation comment, on one line.</summary>
    public static string Documentation(string text)
    {
        var words = text.Split([' ', '\t', '\r', '\n', '\u0085', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries);
        return string.Join(" ", words).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
    }
}
