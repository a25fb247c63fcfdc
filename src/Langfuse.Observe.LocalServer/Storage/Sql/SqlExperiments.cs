using Dapper;
using Langfuse.Observe.LocalServer.Features.Experiments;

namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>Reads experiments from the observations that name them.</summary>
internal sealed class SqlExperiments(SqlStore store) : IExperimentStore
{
    private string Id => store.Dialect.JsonText("experiment", "id");

    // The root observation of an item is the one it names, or one without a parent where it names none.
    private string AreRoots =>
        $" AND experiment IS NOT NULL AND CASE WHEN {Root} IS NULL THEN parentId IS NULL ELSE {Root} = id END";

    private string Root => store.Dialect.JsonText("experiment", "item.root_observation_id");

    public (long Total, IReadOnlyList<ExperimentRow> Rows) List(string projectId, Filter filter, int limit, long offset)
    {
        var where = SqlFilter.Of(store.Dialect, store.Dialect.Fields.OfExperiments, projectId, filter);
        using var connection = store.Connect();
        var total = connection.ExecuteScalar<long>($"SELECT count(DISTINCT {Id}) FROM observations{where.Where}{AreRoots}", where.Parameters);
        // All items say the same of their experiment, so any of them will do.
        using var reader = connection.ExecuteReader(
            $"SELECT {Id} AS experimentId, min({store.Dialect.JsonText("experiment", "name")}), min(startUs) AS firstUs, max(endUs), CAST(count(*) AS BIGINT), min({store.Dialect.JsonText("experiment", "dataset.id")}), min(experiment) " +
            $"FROM observations{where.Where}{AreRoots} GROUP BY 1 ORDER BY firstUs DESC, experimentId LIMIT {limit} OFFSET {offset}",
            where.Parameters);
        var rows = new List<ExperimentRow>();
        while (reader.Read())
        {
            rows.Add(new ExperimentRow(
                reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4),
                reader.IsDBNull(5) ? null : reader.GetString(5), reader.IsDBNull(6) ? null : reader.GetString(6)));
        }

        return (total, rows);
    }

    public (long Total, IReadOnlyList<Observation> Rows) Items(string projectId, Filter filter, int limit, long offset)
    {
        var where = SqlFilter.Of(store.Dialect, store.Dialect.Fields.OfExperiments, projectId, filter);
        using var connection = store.Connect();
        var total = connection.ExecuteScalar<long>($"SELECT count(*) FROM observations{where.Where}{AreRoots}", where.Parameters);
        var rows = connection.Query<Observation>(
            $"SELECT {ObservationColumns.Read} FROM observations{where.Where}{AreRoots} ORDER BY startUs DESC, seq DESC LIMIT {limit} OFFSET {offset}", where.Parameters).AsList();
        return (total, rows);
    }

    public ILookup<string, Score> ScoresOf(string projectId, IReadOnlyList<ExperimentRow> experiments) =>
        ScoresBy("datasetRunId", projectId, [.. experiments.Select(row => row.Id)]).ToLookup(score => score.DatasetRunId!);

    public ILookup<string, Score> ScoresOf(string projectId, IReadOnlyList<Observation> items) =>
        ScoresBy("traceId", projectId, [.. items.Select(item => item.TraceId).Distinct()]).ToLookup(score => score.TraceId!);

    private List<Score> ScoresBy(string column, string projectId, string[] ids)
    {
        using var connection = store.Connect();
        return connection.Query<Score>(
            $"SELECT * FROM scores WHERE projectId = @projectId AND {store.Dialect.In(column, "@ids")} ORDER BY timestampUs DESC, id", new { projectId, ids }).AsList();
    }
}
