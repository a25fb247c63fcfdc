namespace Langfuse.Observe.Options;

/// <summary>Texts as people paste them: with blanks, line ends and quotes around.</summary>
internal static class GivenText
{
    private static readonly char[] s_around = ['"', '\'', '`', '\u201C', '\u201D', '\u2018', '\u2019', '\uFEFF', '\u200B'];

    public static string Bare(string text)
    {
        var bare = text.Trim();
        while (bare.Trim(s_around).Trim() is var shorter && shorter.Length < bare.Length)
        {
            bare = shorter;
        }

        return bare;
    }
}
