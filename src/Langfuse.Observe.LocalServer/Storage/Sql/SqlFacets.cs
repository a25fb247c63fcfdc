using System.Data.Common;
using System.Globalization;
using Dapper;
using Langfuse.Observe.LocalServer.Features.Page;

namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>Counts the values of the fields by which a list is narrowed.</summary>
internal sealed class SqlFacets(SqlDialect dialect)
{
    // Enough for the proportions, and a bound on what a click costs.
    private const int MostRows = 20_000;
    private const int MostTracesLookedInto = 2_000;
    private const int MostValues = 25;

    private readonly Dictionary<string, FacetedList> _lists = new(StringComparer.Ordinal)
    {
        [PageLists.Traces] = new(
            "traces", "startUs", dialect.Fields.OfTraces, ["level", "environment", "name", "tags", "userId", "sessionId", "version", "release"],
            new Dictionary<string, string>
            {
                ["observationModel"] = "SELECT model, count(DISTINCT traceId) FROM observations WHERE projectId = @projectId AND model IS NOT NULL AND traceId IN (SELECT id FROM base) GROUP BY 1",
                ["observationType"] = "SELECT type, count(DISTINCT traceId) FROM observations WHERE projectId = @projectId AND traceId IN (SELECT id FROM base) GROUP BY 1",
                ["scoreName"] = "SELECT name, count(DISTINCT traceId) FROM scores WHERE projectId = @projectId AND traceId IN (SELECT id FROM base) GROUP BY 1",
            }),
        [PageLists.Observations] = new(
            "observations", "startUs", dialect.Fields.OfObservations,
            ["level", "type", "outputState", "environment", "name", "traceName", "model", "promptName", "tags", "userId", "sessionId", "version"], []),
        [PageLists.Sessions] = new(SqlSessions.Sessions, "startUs", dialect.Fields.OfSessions, ["environment", "userId"], []),
        [PageLists.Scores] = new("scores", "timestampUs", dialect.Fields.OfScores, ["name", "source", "dataType", "environment"], []),
    };

    public IReadOnlyList<Facet> Read(DbConnection connection, string projectId, string list, Filter filter)
    {
        var faceted = _lists[list];
        var filtered = filter.Conditions.Select(condition => condition.Field).ToHashSet(StringComparer.Ordinal);
        var facets = Count(connection, projectId, faceted, [.. faceted.Fields.Where(field => !filtered.Contains(field))], filter);
        foreach (var field in faceted.Fields.Where(filtered.Contains))
        {
            facets.AddRange(Count(connection, projectId, faceted, [field], Without(filter, field)));
        }

        foreach (var (field, sql) in faceted.Within)
        {
            facets.Add(Look(connection, projectId, faceted, field, sql, Without(filter, field)));
        }

        return facets;
    }

    // All fields of one filter from one pass over the rows.
    private List<Facet> Count(DbConnection connection, string projectId, FacetedList list, List<string> fields, Filter filter)
    {
        if (fields.Count == 0)
        {
            return [];
        }

        var where = Where(projectId, list, filter);
        var columns = string.Join(", ", fields.Select((field, index) => $"{list.Sql[field].Expression} AS f{Name(index)}"));
        var counts = string.Join(" UNION ALL ", fields.Select((field, index) => CountOf(list.Sql[field].Kind, Name(index))));
        var values = connection.Query<(long Field, string Value, long Count)>(
            $"WITH base AS MATERIALIZED (SELECT {columns} FROM {list.Table}{where.Where} ORDER BY {list.Time} DESC LIMIT {MostRows}) {counts}", where.Parameters).ToLookup(row => row.Field);
        return [.. fields.Select((field, index) => new Facet(field, [.. values[index].Select(row => new FacetValue(row.Value, row.Count))]))];
    }

    private string CountOf(FieldKind kind, string index) => kind == FieldKind.List
        ? $"SELECT * FROM (SELECT CAST({index} AS BIGINT), value, count(*) FROM {dialect.WithJsonItems("base", $"f{index}")} GROUP BY 2 ORDER BY 3 DESC, 2 LIMIT {MostValues}) AS c{index}"
        : $"SELECT * FROM (SELECT CAST({index} AS BIGINT), f{index}, count(*) FROM base WHERE f{index} IS NOT NULL GROUP BY 2 ORDER BY 3 DESC, 2 LIMIT {MostValues}) AS c{index}";

    // What stands in the observations or scores of a trace.
    private Facet Look(DbConnection connection, string projectId, FacetedList list, string field, string sql, Filter filter)
    {
        var where = Where(projectId, list, filter);
        var values = connection.Query<(string Value, long Count)>(
            $"WITH base AS MATERIALIZED (SELECT id FROM {list.Table}{where.Where} ORDER BY {list.Time} DESC LIMIT {MostTracesLookedInto}) {sql} ORDER BY 2 DESC, 1 LIMIT {MostValues}", where.Parameters);
        return new Facet(field, [.. values.Select(row => new FacetValue(row.Value, row.Count))]);
    }

    private SqlFilter Where(string projectId, FacetedList list, Filter filter)
    {
        var where = SqlFilter.Of(dialect, list.Sql, projectId, filter);
        var words = (filter.Text, list.Table, filter.Conditions.Count) switch
        {
            (null, _, _) => null,
            ({ } typed, "traces", 0) => dialect.NewestTracesWithWords(typed),
            ({ } typed, "traces", _) => dialect.TracesWithWords(typed),
            ({ } typed, _, 0) => dialect.NewestObservationsWithWords(typed),
            ({ } typed, _, _) => dialect.ObservationsWithWords(typed),
        };
        return words is { } found ? where.And(found.Condition, found.Value) : where;
    }

    private static Filter Without(Filter filter, string field)
    {
        var rest = new Filter { Text = filter.Text };
        foreach (var condition in filter.Conditions.Where(condition => condition.Field != field))
        {
            rest.And(condition);
        }

        return rest;
    }

    private static string Name(int index) => index.ToString(CultureInfo.InvariantCulture);

    private sealed record FacetedList(string Table, string Time, IReadOnlyDictionary<string, SqlField> Sql, string[] Fields, Dictionary<string, string> Within);
}
