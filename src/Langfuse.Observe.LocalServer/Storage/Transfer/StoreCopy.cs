using System.Data.Common;
using Dapper;
using Langfuse.Observe.LocalServer.Storage.Sql;

namespace Langfuse.Observe.LocalServer.Storage.Transfer;

/// <summary>Copies everything from one database into another that holds nothing.</summary>
internal static class StoreCopy
{
    private const int RowsAtOnce = 500;
    private static readonly string[] s_tables = ["traces", "scores", "media", "mediaLinks"];

    /// <exception cref="InvalidOperationException">The target holds something.</exception>
    public static async Task CopyAsync(SqlStore source, SqlStore target, CancellationToken cancellationToken)
    {
        RequireEmpty(target);
        using var connection = source.ConnectForAll();
        using var moment = connection.BeginTransaction(System.Data.IsolationLevel.RepeatableRead);
        // Observations come first: a trace without them would be shown, were it cut off here.
        await CopyObservationsAsync(connection, target, cancellationToken);
        foreach (var table in s_tables)
        {
            await CopyTableAsync(connection, table, target, cancellationToken);
        }

        await target.AddUpAsync(cancellationToken);

        // The documents last: with the first project in them the place counts as used.
        await CopyTableAsync(connection, "documents", target, cancellationToken);
    }

    private static void RequireEmpty(SqlStore target)
    {
        using var connection = target.Connect();
        foreach (var table in (string[])["observations", "documents", .. s_tables])
        {
            if (connection.ExecuteScalar<long>($"SELECT count(*) FROM (SELECT 1 FROM {table} LIMIT 1) AS first") > 0)
            {
                throw new InvalidOperationException($"{target.Place} holds data already ({table}), and nothing is written over. Restore into an empty database.");
            }
        }
    }

    private static async Task CopyObservationsAsync(DbConnection source, SqlStore target, CancellationToken cancellationToken)
    {
        var rows = source.Query<Observation>($"SELECT {ObservationColumns.Read} FROM observations ORDER BY seq", buffered: false, commandTimeout: 0);
        foreach (var chunk in rows.Chunk(RowsAtOnce))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await target.TakeOverAsync(chunk, cancellationToken);
        }
    }

    private static async Task CopyTableAsync(DbConnection source, string table, SqlStore target, CancellationToken cancellationToken)
    {
        using var reader = source.ExecuteReader($"SELECT * FROM {table}", commandTimeout: 0);
        var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray();
        var insert = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, index) => $"@p{index}"))})";
        for (var more = true; more;)
        {
            var rows = new List<DynamicParameters>(RowsAtOnce);
            while (rows.Count < RowsAtOnce && (more = reader.Read()))
            {
                rows.Add(Row(reader, target.Dialect));
            }

            cancellationToken.ThrowIfCancellationRequested();
            await target.WriteAsync(
                session =>
                {
                    session.Count(traces: table == "traces" ? rows.Count : 0, scores: table == "scores" ? rows.Count : 0);
                    return rows.Sum(row => session.Connection.Execute(insert, row));
                },
                cancellationToken);
        }
    }

    private static DynamicParameters Row(System.Data.IDataReader reader, SqlDialect dialect)
    {
        var row = new DynamicParameters();
        for (var index = 0; index < reader.FieldCount; index++)
        {
            var value = reader.IsDBNull(index) ? null : reader.GetValue(index);
            row.Add($"p{index}", value is string text ? dialect.Text(text) : value);
        }

        return row;
    }
}
