using Dapper;
using Langfuse.Observe.LocalServer.Features.Page;
using Langfuse.Observe.LocalServer.Features.Traces;
using Microsoft.Data.Sqlite;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>Reads what the lists of the page show.</summary>
internal sealed class SqlitePage(LocalStore store) : IPageStore
{
    private const int PreviewLength = 200;
    private const int MostWithContent = 1000;
    private const int MostObservations = 200_000;
    private const int MostTroubles = 5;
    private const string Brief =
        "seq, traceId, id, parentId, isAppRoot, type, name, startUs, endUs, completionStartUs, level, model, totalCost, inputTokens, outputTokens, totalTokens, promptName, promptVersion, version";

    private static readonly string s_line =
        $"{Brief}, substr(input, 1, {PreviewLength}) AS input, substr(output, 1, {PreviewLength}) AS output, substr(statusMessage, 1, {PreviewLength}) AS statusMessage, "
        + "environment, userId, sessionId, traceName, tags";

    public string Place => store.Database.Path;

    public StoreCounts Counts => store.Counts;

    public long Changes => store.Changes;

    public async Task<TraceListing> TracesAsync(string projectId, Filter filter, SortOrder order, int limit, int offset, CancellationToken cancellationToken)
    {
        var where = SqlFilter.Of(SqlFields.OfTraces, projectId, filter);
        if (await WordsAsync(filter, cancellationToken) is { } words)
        {
            where.And(FullTextIndex.TracesThatMatch, words);
        }

        using var connection = store.Database.Connect();
        var total = connection.ExecuteScalar<long>("SELECT count(*) FROM traces" + where.Where, where.Parameters);
        var traces = connection.Query<Trace>($"SELECT * FROM traces{where.Where}{where.OrderBy(order)}, id LIMIT {limit} OFFSET {offset}", where.Parameters).AsList();
        return new TraceListing(total, traces, Scores(connection, projectId, traces.ConvertAll(trace => trace.Id)), Previews(connection, traces));
    }

    public async Task<ObservationListing> ObservationsAsync(string projectId, Filter filter, SortOrder order, int limit, int offset, CancellationToken cancellationToken)
    {
        var where = SqlFilter.Of(SqlFields.OfObservations, projectId, filter);
        if (await WordsAsync(filter, cancellationToken) is { } words)
        {
            where.And(FullTextIndex.ObservationsThatMatch, words);
        }

        using var connection = store.Database.Connect();
        var total = connection.ExecuteScalar<long>("SELECT count(*) FROM observations" + where.Where, where.Parameters);
        var rows = connection.Query<Observation>($"SELECT {s_line} FROM observations{where.Where}{where.OrderBy(order)} LIMIT {limit} OFFSET {offset}", where.Parameters).AsList();
        var scores = Scores(connection, projectId, [.. rows.Select(row => row.TraceId).Distinct()]);
        return new ObservationListing(total, rows, scores.SelectMany(group => group).Where(score => score.ObservationId is not null).ToLookup(score => score.ObservationId!));
    }

    public async Task<IReadOnlyList<Facet>> FacetsAsync(string projectId, string list, Filter filter, CancellationToken cancellationToken)
    {
        var words = await WordsAsync(filter, cancellationToken);
        using var connection = store.Database.Connect();
        return SqliteFacets.Read(connection, projectId, list, filter, words);
    }

    public PageTrace? Find(string projectId, string traceId)
    {
        using var connection = store.Database.Connect();
        if (FindTrace(connection, projectId, traceId) is not { } trace)
        {
            return null;
        }

        var isBrief = trace.ObservationCount > MostWithContent;
        var observations = connection.Query<Observation>(
            $"SELECT {(isBrief ? Brief : "*")} FROM observations WHERE projectId = @projectId AND traceId = @traceId ORDER BY startUs, seq LIMIT {MostObservations}", new { projectId, traceId }).AsList();
        return new PageTrace(new TraceDetails(trace, observations, ScoresOf(connection, projectId, traceId)), isBrief);
    }

    public TraceGlance? Glance(string projectId, string traceId)
    {
        using var connection = store.Database.Connect();
        if (FindTrace(connection, projectId, traceId) is not { } trace)
        {
            return null;
        }

        var root = trace.RootSeq is { } seq ? connection.QueryFirstOrDefault<Observation>("SELECT * FROM observations WHERE seq = @seq", new { seq }) : null;
        var troubles = trace.LevelRank < Levels.Rank("WARNING") ? [] : connection.Query<Observation>(
            $"SELECT {s_line} FROM observations WHERE projectId = @projectId AND traceId = @traceId AND level IN ('ERROR', 'WARNING') ORDER BY level, startUs LIMIT {MostTroubles}", new { projectId, traceId }).AsList();
        return new TraceGlance(trace, root, troubles, ScoresOf(connection, projectId, traceId));
    }

    private async Task<string?> WordsAsync(Filter filter, CancellationToken cancellationToken)
    {
        if (filter.Text is null || FullTextIndex.Query(filter.Text) is not { } words)
        {
            return null;
        }

        await store.Writer.IndexAsync(cancellationToken);
        return words;
    }

    private static Trace? FindTrace(SqliteConnection connection, string projectId, string traceId) =>
        connection.QueryFirstOrDefault<Trace>("SELECT * FROM traces WHERE projectId = @projectId AND id = @traceId", new { projectId, traceId });

    private static List<Score> ScoresOf(SqliteConnection connection, string projectId, string traceId) =>
        connection.Query<Score>("SELECT * FROM scores WHERE projectId = @projectId AND traceId = @traceId ORDER BY timestampUs, id", new { projectId, traceId }).AsList();

    private static ILookup<string, Score> Scores(SqliteConnection connection, string projectId, List<string> traceIds) =>
        connection.Query<Score>(
            "SELECT * FROM scores WHERE projectId = @projectId AND traceId IN @traceIds ORDER BY timestampUs, id", new { projectId, traceIds })
            .ToLookup(score => score.TraceId!);

    private static Dictionary<long, Observation> Previews(SqliteConnection connection, List<Trace> traces) =>
        connection.Query<Observation>(
            $"SELECT seq, substr(input, 1, {PreviewLength}) AS input, substr(output, 1, {PreviewLength}) AS output FROM observations WHERE seq IN @roots",
            new { roots = traces.Where(trace => trace.RootSeq is not null).Select(trace => trace.RootSeq!.Value).ToArray() })
            .ToDictionary(row => row.Seq);
}
