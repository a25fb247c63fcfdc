namespace Langfuse.Observe.LocalServer.Policies;

/// <summary>What is shown of what was found.</summary>
internal static class Evidence
{
    private const int Longest = 200;
    private const int Shown = 4;

    /// <summary>A text, cut.</summary>
    public static string? Cut(string? text) => text is null || text.Length <= Longest ? text : text[..Longest] + "...";

    /// <summary>The beginning of something that is itself a secret: enough to find it, not enough to use it.</summary>
    public static string Mask(string text) => text.Length <= Shown * 2 ? "***" : $"{text[..Shown]}*** ({text.Length} characters)";
}
