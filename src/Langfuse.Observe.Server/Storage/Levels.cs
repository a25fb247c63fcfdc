namespace Langfuse.Observe.Server.Storage;

/// <summary>The four levels, ranked from mild to bad, so that the worst of a trace is a maximum.</summary>
internal static class Levels
{
    private static readonly string[] ByRank = ["DEBUG", "DEFAULT", "WARNING", "ERROR"];

    public static int Rank(string level) => Math.Max(0, Array.IndexOf(ByRank, level));

    public static string Name(int rank) => ByRank[Math.Clamp(rank, 0, ByRank.Length - 1)];
}
