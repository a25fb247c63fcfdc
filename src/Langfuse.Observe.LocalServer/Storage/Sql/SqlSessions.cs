using Dapper;
using Langfuse.Observe.LocalServer.Features.Sessions;

namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>Reads sessions, summed up from the traces that name them.</summary>
internal sealed class SqlSessions(SqlStore store) : ISessionStore
{
    private static readonly SortOrder s_newestFirst = new("createdAt", IsDescending: true);

    /// <summary>The sessions of a project as a table.</summary>
    public const string Sessions =
        "(SELECT projectId, sessionId AS id, min(startUs) AS startUs, max(endUs) AS endUs, max(environment) AS environment, CAST(count(*) AS BIGINT) AS traceCount, " +
        "max(userId) AS userId, CAST(sum(totalTokens) AS BIGINT) AS totalTokens, coalesce(sum(totalCost), 0) AS totalCost, max(levelRank) AS levelRank " +
        "FROM traces WHERE projectId = @projectId AND sessionId IS NOT NULL GROUP BY projectId, sessionId) AS sessions";

    public (long Total, IReadOnlyList<SessionRow> Rows) List(string projectId, Filter filter, PageRequest page, SortOrder? order = null)
    {
        var where = SqlFilter.Of(store.Dialect, store.Dialect.Fields.OfSessions, projectId, filter);
        using var connection = store.Connect();
        // How many there are needs nothing of what they add up to.
        var total = connection.ExecuteScalar<long>(
            filter.IsEmpty ? "SELECT count(DISTINCT sessionId) FROM traces WHERE projectId = @projectId AND sessionId IS NOT NULL" : $"SELECT count(*) FROM {Sessions}" + where.Where, where.Parameters);
        using var reader = connection.ExecuteReader(
            $"SELECT id, startUs, endUs, environment, traceCount, userId, totalTokens, totalCost, levelRank FROM {Sessions}{where.Where}{where.OrderBy(order ?? s_newestFirst)}, id LIMIT {page.Limit} OFFSET {page.Offset}",
            where.Parameters);
        var rows = new List<SessionRow>();
        while (reader.Read())
        {
            rows.Add(new SessionRow(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetString(3), reader.GetInt64(4),
                reader.IsDBNull(5) ? null : reader.GetString(5), reader.GetInt64(6), reader.GetDouble(7), (int)reader.GetInt64(8)));
        }

        return (total, rows);
    }

    public IReadOnlyList<Trace> Traces(string projectId, string sessionId)
    {
        using var connection = store.Connect();
        return connection.Query<Trace>($"SELECT {TraceColumns.All} FROM traces WHERE projectId = @projectId AND sessionId = @sessionId ORDER BY startUs", new { projectId, sessionId = store.Dialect.Text(sessionId) }).AsList();
    }
}
