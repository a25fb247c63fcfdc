using System.Data.Common;
using Dapper;
using Langfuse.Observe.LocalServer.Storage.Rollups;

namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>Counts the rows that a list has in all: from roll-ups where those can tell, since counting a million rows costs more than reading a page of them.</summary>
internal sealed class RowCounts(SqlStore store)
{
    private readonly RollupMetrics _rollups = new(store);

    public long Traces(DbConnection connection, string projectId, Filter filter, SqlFilter where) => Count(connection, "traces", projectId, filter, where);

    public long Observations(DbConnection connection, string projectId, Filter filter, SqlFilter where) => Count(connection, "observations", projectId, filter, where);

    private long Count(DbConnection connection, string table, string projectId, Filter filter, SqlFilter where) =>
        _rollups.TryCount(projectId, table, filter) ?? connection.ExecuteScalar<long>($"SELECT count(*) FROM {table}{where.Where}", where.Parameters);
}
