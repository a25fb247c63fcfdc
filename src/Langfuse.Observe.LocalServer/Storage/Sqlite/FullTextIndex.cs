using Dapper;
using Microsoft.Data.Sqlite;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>The full-text index over observations. It follows the rows when the writer is idle, so ingestion never waits for it.</summary>
internal static class FullTextIndex
{
    private const string Columns = "name, input, output, metadata, statusMessage";
    private const string Position = "indexedSeq";

    /// <summary>A condition on traces: one of its observations has the words.</summary>
    public const string TracesThatMatch =
        "id IN (SELECT traceId FROM observations WHERE projectId = @projectId AND seq IN (SELECT rowid FROM observationText WHERE observationText MATCH ?))";

    /// <summary>A condition on observations: they have the words.</summary>
    public const string ObservationsThatMatch = "seq IN (SELECT rowid FROM observationText WHERE observationText MATCH ?)";

    public static void Create(SqliteConnection connection) =>
        connection.Execute($"CREATE VIRTUAL TABLE IF NOT EXISTS observationText USING fts5({Columns}, content='observations', content_rowid='seq')");

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

    /// <summary>What the user typed as an FTS5 query: every word must be there, the words may be beginnings. Null when there is no word.</summary>
    public static string? Query(string typed)
    {
        var words = typed.Split([' ', '\t', '"', '\''], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Any(char.IsLetterOrDigit))
            .Select(word => $"\"{word}\"*")
            .ToList();
        return words.Count == 0 ? null : string.Join(" AND ", words);
    }

    private static long Indexed(SqliteConnection connection) =>
        connection.ExecuteScalar<long?>("SELECT value FROM facts WHERE name = @Position", new { Position }) ?? 0;
}
