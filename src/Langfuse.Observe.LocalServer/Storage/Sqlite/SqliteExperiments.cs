using Dapper;
using Langfuse.Observe.LocalServer.Features.Experiments;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>Reads experiments from the observations that name them.</summary>
internal sealed class SqliteExperiments(LocalStore store) : IExperimentStore
{
    private const string Id = "json_extract(experiment, '$.id')";

    // The root observation of an item is the one it names, or one without a parent where it names none.
    private const string AreRoots =
        " AND experiment IS NOT NULL AND CASE WHEN json_extract(experiment, '$.\"item.root_observation_id\"') IS NULL THEN parentId IS NULL ELSE json_extract(experiment, '$.\"item.root_observation_id\"') = id END";

    public (long Total, IReadOnlyList<ExperimentRow> Rows) List(string projectId, Filter filter, int limit, long offset)
    {
        var where = SqlFilter.Of(SqlFields.OfExperiments, projectId, filter);
        using var connection = store.Database.Connect();
        var total = connection.ExecuteScalar<long>($"SELECT count(DISTINCT {Id}) FROM observations{where.Where}{AreRoots}", where.Parameters);
        // Columns that are not added up come from one of the items; they all say the same of their experiment.
        using var reader = connection.ExecuteReader(
            $"SELECT {Id} AS id, json_extract(experiment, '$.name'), min(startUs) AS firstUs, max(endUs), count(*), json_extract(experiment, '$.\"dataset.id\"'), experiment " +
            $"FROM observations{where.Where}{AreRoots} GROUP BY {Id} ORDER BY firstUs DESC, {Id} LIMIT {limit} OFFSET {offset}",
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
        var where = SqlFilter.Of(SqlFields.OfExperiments, projectId, filter);
        using var connection = store.Database.Connect();
        var total = connection.ExecuteScalar<long>($"SELECT count(*) FROM observations{where.Where}{AreRoots}", where.Parameters);
        var rows = connection.Query<Observation>(
            $"SELECT * FROM observations{where.Where}{AreRoots} ORDER BY startUs DESC, seq DESC LIMIT {limit} OFFSET {offset}", where.Parameters).AsList();
        return (total, rows);
    }

    public ILookup<string, Score> ScoresOf(string projectId, IReadOnlyList<ExperimentRow> experiments)
    {
        using var connection = store.Database.Connect();
        return connection.Query<Score>(
            "SELECT * FROM scores WHERE projectId = @projectId AND datasetRunId IN @ids ORDER BY timestampUs DESC, id", new { projectId, ids = experiments.Select(row => row.Id) })
            .ToLookup(score => score.DatasetRunId!);
    }

    public ILookup<string, Score> ScoresOf(string projectId, IReadOnlyList<Observation> items)
    {
        using var connection = store.Database.Connect();
        return connection.Query<Score>(
            "SELECT * FROM scores WHERE projectId = @projectId AND traceId IN @ids ORDER BY timestampUs DESC, id", new { projectId, ids = items.Select(item => item.TraceId).Distinct() })
            .ToLookup(score => score.TraceId!);
    }
}
