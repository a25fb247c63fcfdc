namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>Pages that are not counted: one row more than is shown tells whether there are more.</summary>
internal static class PageRows
{
    /// <summary>How many rows are read for a page of so many.</summary>
    public static int Read(int limit, bool isCounted) => isCounted ? limit : limit + 1;

    /// <summary>What of them is shown.</summary>
    public static List<T> Shown<T>(List<T> rows, int limit) => rows.Count <= limit ? rows : rows[..limit];
}
