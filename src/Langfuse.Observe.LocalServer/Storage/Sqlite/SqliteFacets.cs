using Dapper;
using Langfuse.Observe.LocalServer.Features.Page;
using Microsoft.Data.Sqlite;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>Counts the values of the fields by which a list is narrowed.</summary>
internal static class SqliteFacets
{
    // Enough for the proportions, and a bound on what a click costs.
    private const int MostRows = 20_000;
    private const int MostTracesLookedInto = 2_000;
    private const int MostValues = 25;

    private static readonly Dictionary<string, FacetedList> s_lists = new(StringComparer.Ordinal)
    {
        [PageLists.Traces] = new(
            "traces", "startUs", SqlFields.OfTraces, ["level", "environment", "name", "tags", "userId", "sessionId", "version", "release"],
            new Dictionary<string, string>
            {
                ["observationModel"] = "SELECT model, count(DISTINCT traceId) FROM observations WHERE projectId = @projectId AND model IS NOT NULL AND traceId IN (SELECT id FROM base) GROUP BY 1",
                ["observationType"] = "SELECT type, count(DISTINCT traceId) FROM observations WHERE projectId = @projectId AND traceId IN (SELECT id FROM base) GROUP BY 1",
                ["scoreName"] = "SELECT name, count(DISTINCT traceId) FROM scores WHERE projectId = @projectId AND traceId IN (SELECT id FROM base) GROUP BY 1",
            }),
        [PageLists.Observations] = new(
            "observations", "startUs", SqlFields.OfObservations, ["level", "type", "environment", "name", "traceName", "model", "promptName", "tags", "userId", "sessionId", "version"], []),
        [PageLists.Sessions] = new(SqliteSessions.Sessions, "startUs", SqlFields.OfSessions, ["environment", "userId"], []),
        [PageLists.Scores] = new("scores", "timestampUs", SqlFields.OfScores, ["name", "source", "dataType", "environment"], []),
    };

    public static IReadOnlyList<Facet> Read(SqliteConnection connection, string projectId, string list, Filter filter, string? words)
    {
        var faceted = s_lists[list];
        var filtered = filter.Conditions.Select(condition => condition.Field).ToHashSet(StringComparer.Ordinal);
        var free = faceted.Fields.Where(field => !filtered.Contains(field)).ToList();
        var facets = Count(connection, projectId, faceted, free, filter, words);
        foreach (var field in faceted.Fields.Where(filtered.Contains))
        {
            facets.AddRange(Count(connection, projectId, faceted, [field], Without(filter, field), words));
        }

        foreach (var (field, sql) in faceted.Within)
        {
            facets.Add(Look(connection, projectId, faceted, field, sql, Without(filter, field), words));
        }

        return [.. faceted.Order.Select(field => facets.Find(facet => facet.Field == field)).OfType<Facet>()];
    }

    // All fields of one filter from one pass over the rows.
    private static List<Facet> Count(SqliteConnection connection, string projectId, FacetedList list, List<string> fields, Filter filter, string? words)
    {
        if (fields.Count == 0)
        {
            return [];
        }

        var where = Where(projectId, list, filter, words);
        var columns = string.Join(", ", fields.Select((field, index) => $"{list.Sql[field].Expression} AS f{index}"));
        var counts = fields.Select((field, index) => list.Sql[field].Kind == FieldKind.List
            ? $"SELECT * FROM (SELECT {index}, e.value, count(*) FROM base, json_each(CASE WHEN json_valid(f{index}) THEN f{index} END) e GROUP BY 2 ORDER BY 3 DESC LIMIT {MostValues})"
            : $"SELECT * FROM (SELECT {index}, f{index}, count(*) FROM base WHERE f{index} IS NOT NULL GROUP BY 2 ORDER BY 3 DESC LIMIT {MostValues})");
        var sql = $"WITH base AS MATERIALIZED (SELECT {columns} FROM {list.Table}{where.Where} ORDER BY {list.Time} DESC LIMIT {MostRows}) {string.Join(" UNION ALL ", counts)}";
        var values = connection.Query<(long Field, string Value, long Count)>(sql, where.Parameters).ToLookup(row => row.Field);
        return [.. fields.Select((field, index) => new Facet(field, [.. values[index].Select(row => new FacetValue(row.Value, row.Count))]))];
    }

    // What stands in the observations or scores of a trace.
    private static Facet Look(SqliteConnection connection, string projectId, FacetedList list, string field, string sql, Filter filter, string? words)
    {
        var where = Where(projectId, list, filter, words);
        var values = connection.Query<(string Value, long Count)>(
            $"WITH base AS MATERIALIZED (SELECT id FROM {list.Table}{where.Where} ORDER BY {list.Time} DESC LIMIT {MostTracesLookedInto}) {sql} ORDER BY 2 DESC LIMIT {MostValues}", where.Parameters);
        return new Facet(field, [.. values.Select(row => new FacetValue(row.Value, row.Count))]);
    }

    private static SqlFilter Where(string projectId, FacetedList list, Filter filter, string? words)
    {
        var where = SqlFilter.Of(list.Sql, projectId, filter);
        return words is null ? where : where.And(list.Table == "traces" ? FullTextIndex.TracesThatMatch : FullTextIndex.ObservationsThatMatch, words);
    }

    private static Filter Without(Filter filter, string field)
    {
        var rest = new Filter();
        foreach (var condition in filter.Conditions.Where(condition => condition.Field != field))
        {
            rest.And(condition);
        }

        return rest;
    }

    private sealed record FacetedList(string Table, string Time, IReadOnlyDictionary<string, SqlField> Sql, string[] Fields, Dictionary<string, string> Within)
    {
        public IEnumerable<string> Order => [.. Fields.Take(3), .. Within.Keys, .. Fields.Skip(3)];
    }
}
