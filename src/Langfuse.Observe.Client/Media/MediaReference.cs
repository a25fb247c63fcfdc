namespace Langfuse.Observe.Media;

/// <summary>A reference to media inside a text (wire contract 1.12).</summary>
internal readonly record struct MediaReference(string Id, int Start, int End)
{
    private const string Opening = "@@@langfuseMedia:";
    private const string Closing = "@@@";
    private const string IdMark = "id=";

    /// <summary>The next whole reference from a place on.</summary>
    public static MediaReference? Find(string text, int from)
    {
        var start = text.IndexOf(Opening, from, StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf(Closing, start + Opening.Length, StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        var id = text[(start + Opening.Length)..end].Split('|').FirstOrDefault(static part => part.StartsWith(IdMark, StringComparison.Ordinal));
        return id is null ? Find(text, end) : new(id[IdMark.Length..], start, end + Closing.Length);
    }
}
