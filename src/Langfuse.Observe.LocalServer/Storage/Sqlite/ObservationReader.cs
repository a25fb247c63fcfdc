using Dapper;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>Reads observations, newest start first.</summary>
internal sealed class ObservationReader(Database database)
{
    public (long Total, IReadOnlyList<ObservationRow> Rows) List(SqlFilter filter, int limit, int offset)
    {
        using var connection = database.Connect();
        var total = connection.ExecuteScalar<long>("SELECT count(*) FROM observations" + filter.Where, filter.Parameters);
        var rows = connection.Query<ObservationRow>(
            $"SELECT * FROM observations{filter.Where} ORDER BY startUs DESC, seq DESC LIMIT {limit} OFFSET {offset}", filter.Parameters).AsList();
        return (total, rows);
    }

    public ObservationRow? Find(string id)
    {
        using var connection = database.Connect();
        return connection.QueryFirstOrDefault<ObservationRow>("SELECT * FROM observations WHERE id = @id ORDER BY seq DESC", new { id });
    }
}
