namespace Langfuse.Observe.LocalServer.Model;

/// <summary>The four levels, ranked from mild to bad, so that the worst of a trace is a maximum.</summary>
internal static class Levels
{
    private static readonly string[] s_byRank = ["DEBUG", "DEFAULT", "WARNING", "ERROR"];

    public static int Rank(string level) => Math.Max(0, Array.IndexOf(s_byRank, level));

    /// <summary>A level and those that are worse.</summary>
    public static IReadOnlyCollection<string> From(string level) => s_byRank[Rank(level)..];

    public static string Name(int rank) => s_byRank[Math.Clamp(rank, 0, s_byRank.Length - 1)];
}
