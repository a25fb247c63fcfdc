using System.Text.RegularExpressions;

namespace RagPipeline.Documents;

/// <summary>Takes the signs out of a line of Markdown.</summary>
internal static partial class PlainText
{
    public static string Of(string markdown)
    {
        var text = Comment().Replace(markdown, "");
        text = Image().Replace(text, "");
        text = Link().Replace(text, "$1");
        text = Tag().Replace(text, "");
        text = Emphasis().Replace(text, "$2");
        return Spaces().Replace(text.Replace("`", "", StringComparison.Ordinal), " ").Trim();
    }

    [GeneratedRegex("<!--.*?-->")]
    private static partial Regex Comment();

    [GeneratedRegex(@"!\[[^\]]*\]\([^)]*\)")]
    private static partial Regex Image();

    [GeneratedRegex(@"\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])")]
    private static partial Regex Link();

    [GeneratedRegex("</?[a-zA-Z][^>]*>")]
    private static partial Regex Tag();

    // Underscores only at the edges of words: snake_case stays.
    [GeneratedRegex(@"(\*{1,3}|(?<!\w)_{1,3})(\S(?:.*?\S)?)(\1)(?!\w)")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
