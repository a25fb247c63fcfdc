namespace Langfuse.Observe.Media;

/// <summary>A reference to media inside a text (wire contract 1.12).</summary>
internal readonly record struct MediaReference(string Id, string ContentType, int Start, int End)
{
    private const string Opening = "@@@langfuseMedia:";
    private const string Closing = "@@@";
    private const string IdMark = "id=";
    private const string TypeMark = "type=";

    /// <summary>The next whole reference from a place on.</summary>
    public static MediaReference? Find(string text, int from)
    {
        var start = text.IndexOf(Opening, from, StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf(Closing, start + Opening.Length, StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        var parts = text[(start + Opening.Length)..end].Split('|');
        return After(IdMark, parts) is { } id ? new(id, After(TypeMark, parts) ?? "", start, end + Closing.Length) : Find(text, end);
    }

    private static string? After(string mark, string[] parts) =>
        Array.Find(parts, part => part.StartsWith(mark, StringComparison.Ordinal))?[mark.Length..];
}
