using System.Data.Common;
using Dapper;
using Langfuse.Observe.LocalServer.Features.Page;
using Langfuse.Observe.LocalServer.Features.Traces;

namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>Reads what the lists of the page show.</summary>
internal sealed class SqlPage(SqlStore store) : IPageStore
{
    private const int PreviewLength = 200;
    private const int MostWithContent = 1000;
    private const int MostObservations = 200_000;
    private const int MostTroubles = 5;
    private const string Brief =
        "seq, traceId, id, parentId, isAppRoot, type, name, startUs, endUs, completionStartUs, isOpen, level, model, totalCost, inputTokens, outputTokens, totalTokens, promptName, promptVersion, version";

    private const string UsersOfTraces =
        "(SELECT projectId, userId AS id, min(startUs) AS firstUs, max(endUs) AS lastUs, max(environment) AS environment, count(*) AS traceCount, count(DISTINCT sessionId) AS sessionCount, " +
        "sum(CASE WHEN levelRank = 3 THEN 1 ELSE 0 END) AS errorCount, CAST(sum(totalTokens) AS BIGINT) AS totalTokens, coalesce(sum(totalCost), 0) AS totalCost " +
        "FROM traces WHERE projectId = @projectId AND userId IS NOT NULL GROUP BY projectId, userId) AS users";

    private readonly SqlFacets _facets = new(store.Dialect);
    private readonly RowCounts _counts = new(store);

    // An observation as a line of a list.
    private readonly string _line = $"{Brief}, {Preview(store.Dialect, "input", "output", "statusMessage")}, environment, userId, sessionId, traceName, tags";

    public string Place => store.Place;

    public StoreCounts Counts => store.Counts;

    public long Changes => store.Changes;

    public async Task<TraceListing> TracesAsync(string projectId, Filter filter, SortOrder order, int limit, int offset, CancellationToken cancellationToken)
    {
        var where = SqlFilter.Of(store.Dialect, store.Dialect.Fields.OfTraces, projectId, filter);
        if (filter.Text is { } typed && (IsOfNewest(filter, order, "timestamp") ? store.Dialect.NewestTracesWithWords(typed) : store.Dialect.TracesWithWords(typed)) is { } words)
        {
            await store.IndexAsync(cancellationToken);
            where.And(words.Condition, words.Value);
        }

        using var connection = store.Connect();
        var total = _counts.Traces(connection, projectId, filter, where);
        var traces = connection.Query<Trace>($"SELECT {TraceColumns.All} FROM traces{where.Where}{where.OrderBy(order)}, id LIMIT {limit} OFFSET {offset}", where.Parameters).AsList();
        return new TraceListing(total, traces, Scores(connection, projectId, traces.Select(trace => trace.Id)), Previews(connection, projectId, traces));
    }

    public async Task<ObservationListing> ObservationsAsync(string projectId, Filter filter, SortOrder order, int limit, int offset, CancellationToken cancellationToken)
    {
        var where = SqlFilter.Of(store.Dialect, store.Dialect.Fields.OfObservations, projectId, filter);
        if (filter.Text is { } typed && (IsOfNewest(filter, order, "startTime") ? store.Dialect.NewestObservationsWithWords(typed) : store.Dialect.ObservationsWithWords(typed)) is { } words)
        {
            await store.IndexAsync(cancellationToken);
            where.And(words.Condition, words.Value);
        }

        using var connection = store.Connect();
        var total = _counts.Observations(connection, projectId, filter, where);
        var rows = connection.Query<Observation>($"SELECT {_line} FROM observations{where.Where}{where.OrderBy(order)} LIMIT {limit} OFFSET {offset}", where.Parameters).AsList();
        var scores = Scores(connection, projectId, rows.Select(row => row.TraceId).Distinct());
        return new ObservationListing(total, rows, scores.SelectMany(group => group).Where(score => score.ObservationId is not null).ToLookup(score => score.ObservationId!));
    }

    public (long Total, IReadOnlyList<UserRow> Rows) Users(string projectId, Filter filter, SortOrder order, int limit, int offset)
    {
        var where = SqlFilter.Of(store.Dialect, store.Dialect.Fields.OfUsers, projectId, filter);
        using var connection = store.Connect();
        var total = connection.ExecuteScalar<long>(
            filter.IsEmpty ? "SELECT count(DISTINCT userId) FROM traces WHERE projectId = @projectId AND userId IS NOT NULL" : $"SELECT count(*) FROM {UsersOfTraces}{where.Where}", where.Parameters);
        return (total, connection.Query<UserRow>($"SELECT * FROM {UsersOfTraces}{where.Where}{where.OrderBy(order)}, id LIMIT {limit} OFFSET {offset}", where.Parameters).AsList());
    }

    public async Task<IReadOnlyList<Facet>> FacetsAsync(string projectId, string list, Filter filter, CancellationToken cancellationToken)
    {
        if (filter.Text is not null)
        {
            await store.IndexAsync(cancellationToken);
        }

        using var connection = store.Connect();
        return _facets.Read(connection, projectId, list, filter);
    }

    public PageTrace? Find(string projectId, string traceId)
    {
        using var connection = store.Connect();
        if (FindTrace(connection, projectId, traceId) is not { } trace)
        {
            return null;
        }

        var isBrief = trace.ObservationCount > MostWithContent;
        var observations = connection.Query<Observation>(
            $"SELECT {(isBrief ? Brief : ObservationColumns.Read)} FROM observations WHERE projectId = @projectId AND traceId = @traceId ORDER BY startUs, seq LIMIT {MostObservations}", Of(projectId, traceId)).AsList();
        return new PageTrace(new TraceDetails(trace, observations, ScoresOf(connection, projectId, traceId)), isBrief);
    }

    public TraceGlance? Glance(string projectId, string traceId)
    {
        using var connection = store.Connect();
        if (FindTrace(connection, projectId, traceId) is not { } trace)
        {
            return null;
        }

        var root = connection.QueryFirstOrDefault<Observation>($"SELECT {ObservationColumns.Read} FROM observations WHERE {RootsOf.Condition(store.Dialect)}", RootsOf.Parameters(projectId, [trace]));
        var troubles = trace.LevelRank < Levels.Rank("WARNING") ? [] : connection.Query<Observation>(
            $"SELECT {_line} FROM observations WHERE projectId = @projectId AND traceId = @traceId AND level IN ('ERROR', 'WARNING') ORDER BY level, startUs LIMIT {MostTroubles}", Of(projectId, traceId)).AsList();
        return new TraceGlance(trace, root, troubles, ScoresOf(connection, projectId, traceId));
    }

    private static string Preview(SqlDialect dialect, params string[] columns) => string.Join(", ", columns.Select(column => $"{dialect.Beginning(column, PreviewLength)} AS {column}"));

    // Nothing but words, and perhaps a time from which on, newest first: what is left out beyond the newest is not what was looked for.
    private static bool IsOfNewest(Filter filter, SortOrder order, string time) =>
        order is { IsDescending: true } && order.Field == time && filter.Conditions.All(condition => condition.Field == time && condition.Comparison == Comparison.GreaterOrEqual);

    private object Of(string projectId, string traceId) => new { projectId, traceId = store.Dialect.Text(traceId) };

    private Trace? FindTrace(DbConnection connection, string projectId, string traceId) =>
        connection.QueryFirstOrDefault<Trace>($"SELECT {TraceColumns.All} FROM traces WHERE projectId = @projectId AND id = @traceId", Of(projectId, traceId));

    private List<Score> ScoresOf(DbConnection connection, string projectId, string traceId) =>
        connection.Query<Score>("SELECT * FROM scores WHERE projectId = @projectId AND traceId = @traceId ORDER BY timestampUs, id", Of(projectId, traceId)).AsList();

    private ILookup<string, Score> Scores(DbConnection connection, string projectId, IEnumerable<string> traceIds) =>
        connection.Query<Score>(
            $"SELECT * FROM scores WHERE projectId = @projectId AND {store.Dialect.In("traceId", "@ids")} ORDER BY timestampUs, id", new { projectId, ids = traceIds.ToArray() })
            .ToLookup(score => score.TraceId!);

    private Dictionary<long, Observation> Previews(DbConnection connection, string projectId, List<Trace> traces) =>
        connection.Query<Observation>(
            $"SELECT seq, {Preview(store.Dialect, "input", "output")} FROM observations WHERE {RootsOf.Condition(store.Dialect)}",
            RootsOf.Parameters(projectId, traces))
            .ToDictionary(row => row.Seq);
}
