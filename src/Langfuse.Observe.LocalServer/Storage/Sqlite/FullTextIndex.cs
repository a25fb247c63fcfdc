using System.Globalization;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>The full-text index over observations. It follows the rows when the writer is idle, so ingestion never waits for it.</summary>
internal static class FullTextIndex
{
    private const string Columns = "name, input, output, metadata, statusMessage";
    private const string Position = "indexedSeq";
    private const int PagesPerMerge = 1000;

    /// <summary>A condition on traces: one of its observations has the words.</summary>
    public const string TracesThatMatch =
        "id IN (SELECT traceId FROM observations WHERE projectId = @projectId AND seq IN (SELECT rowid FROM observationText WHERE observationText MATCH ?))";

    /// <summary>The same for the newest observations that have them, found from the newest on: however many there are, only so many rows are read.</summary>
    public const string NewestTracesThatMatch = "id IN (SELECT traceId FROM (SELECT o.traceId " + Newest + "))";

    /// <summary>A condition on observations: they are the newest that have the words.</summary>
    public const string NewestObservationsThatMatch = "seq IN (SELECT seq FROM (SELECT o.seq " + Newest + "))";

    // CROSS JOIN keeps the order of the two: from the words to the rows.
    private const string Newest =
        "FROM observationText f CROSS JOIN observations o ON o.seq = f.rowid WHERE f.observationText MATCH ? AND o.projectId = @projectId ORDER BY f.rowid DESC LIMIT 2000";

    /// <summary>A condition on observations: they have the words.</summary>
    public const string ObservationsThatMatch = "seq IN (SELECT rowid FROM observationText WHERE observationText MATCH ?)";

    // Only which rows have a word is kept, not where in them: a quarter of the size, and nobody asks for phrases or ranks.
    public static void Create(SqliteConnection connection) =>
        connection.Execute($"CREATE VIRTUAL TABLE IF NOT EXISTS observationText USING fts5({Columns}, content='observations', content_rowid='seq', detail=none, columnsize=0)");

    /// <summary>Indexes up to <paramref name="count"/> rows that came since the last time; true when more remain.</summary>
    public static bool CatchUp(SqliteConnection connection, int count)
    {
        var from = Indexed(connection);
        var to = connection.ExecuteScalar<long?>(
            "SELECT max(seq) FROM (SELECT seq FROM observations WHERE seq > @from ORDER BY seq LIMIT @count)", new { from, count });
        if (to is null)
        {
            return false;
        }

        using (var transaction = connection.BeginTransaction())
        {
            connection.Execute(
                $"INSERT INTO observationText (rowid, {Columns}) SELECT seq, {Columns} FROM observations WHERE seq > @from AND seq <= @to", new { from, to }, transaction);
            connection.Execute(
                "INSERT INTO facts VALUES (@Position, @to) ON CONFLICT (name) DO UPDATE SET value = excluded.value", new { Position, to }, transaction);
            transaction.Commit();
        }
        return connection.ExecuteScalar<long?>("SELECT max(seq) FROM observations") > to;
    }

    /// <summary>Takes rows out of the index before they are deleted; <paramref name="where"/> selects them from observations.</summary>
    public static void Forget(SqliteConnection connection, string where, object parameters) =>
        connection.Execute(
            $"INSERT INTO observationText (observationText, rowid, {Columns}) SELECT 'delete', seq, {Columns} FROM observations " +
            $"WHERE {where} AND seq <= coalesce((SELECT value FROM facts WHERE name = '{Position}'), 0)", parameters);

    /// <summary>A step towards an index in one piece, in which nothing is left of rows that were taken out; true when more remains.</summary>
    /// <remarks>Rows taken out are only marked, and to erase them at once takes ten times as long as to delete them.</remarks>
    public static bool Merge(SqliteConnection connection)
    {
        // Fewer than two changes say that nothing was left to merge.
        var before = connection.ExecuteScalar<long>("SELECT total_changes()");
        connection.Execute($"INSERT INTO observationText (observationText, rank) VALUES ('merge', -{PagesPerMerge})");
        return connection.ExecuteScalar<long>("SELECT total_changes()") - before > 1;
    }

    /// <summary>What the user typed as an FTS5 query: every word must be there, the words may be beginnings. Null when there is no word.</summary>
    public static string? Query(string typed)
    {
        var words = Words(typed);
        return words.Count == 0 ? null : string.Join(" AND ", words.Select(word => $"\"{word}\"*"));
    }

    // As the index has them: runs of letters and digits, in which accents count for nothing.
    private static List<string> Words(string typed)
    {
        var (words, word) = (new List<string>(), new StringBuilder());
        foreach (var rune in typed.EnumerateRunes().Append(new Rune(' ')))
        {
            if (Rune.IsLetter(rune) || Rune.IsNumber(rune))
            {
                word.Append(rune.ToString());
            }
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return words;
    }

    private static long Indexed(SqliteConnection connection) =>
        connection.ExecuteScalar<long?>("SELECT value FROM facts WHERE name = @Position", new { Position }) ?? 0;
}
