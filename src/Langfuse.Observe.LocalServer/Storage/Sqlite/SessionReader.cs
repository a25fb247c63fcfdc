using Dapper;
using Langfuse.Observe.LocalServer.Features.Sessions;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>Reads sessions. A session exists because some trace names it.</summary>
internal sealed class SessionReader(Database database)
{
    private const string Sessions =
        "(SELECT sessionId AS id, min(startUs) AS startUs, max(endUs) AS endUs, max(environment) AS environment, count(*) AS traceCount, " +
        "max(userId) AS userId, sum(totalTokens) AS totalTokens, total(totalCost) AS totalCost, max(levelRank) AS levelRank " +
        "FROM traces WHERE sessionId IS NOT NULL GROUP BY sessionId)";

    public (long Total, IReadOnlyList<SessionRow> Rows) List(SqlFilter filter, PageRequest page)
    {
        using var connection = database.Connect();
        var total = connection.ExecuteScalar<long>($"SELECT count(*) FROM {Sessions}" + filter.Where, filter.Parameters);
        using var reader = connection.ExecuteReader(
            $"SELECT * FROM {Sessions}{filter.Where} ORDER BY startUs DESC LIMIT {page.Limit} OFFSET {page.Offset}", filter.Parameters);
        var rows = new List<SessionRow>();
        while (reader.Read())
        {
            rows.Add(new SessionRow(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetString(3), reader.GetInt64(4),
                reader.IsDBNull(5) ? null : reader.GetString(5), reader.GetInt64(6), reader.GetDouble(7), reader.GetInt32(8)));
        }
        return (total, rows);
    }

    /// <summary>The traces of a session, oldest first; none when there is no such session.</summary>
    public IReadOnlyList<TraceRow> Traces(string sessionId)
    {
        using var connection = database.Connect();
        return connection.Query<TraceRow>("SELECT * FROM traces WHERE sessionId = @sessionId ORDER BY startUs", new { sessionId }).AsList();
    }
}
