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
    private const int MostObservations = 20_000;
    private const string Brief =
        "seq, traceId, id, parentId, isAppRoot, type, name, startUs, endUs, completionStartUs, isOpen, level, model, totalCost, inputTokens, outputTokens, totalTokens, promptName, promptVersion, version";

    public string Place => store.Place;

    public StoreCounts Counts => store.Counts;

    public long Changes => store.Changes;

    public async Task<TraceListing> ListAsync(string projectId, Filter filter, int limit, int offset, CancellationToken cancellationToken)
    {
        var where = SqlFilter.Of(store.Dialect, store.Dialect.Fields.OfTraces, projectId, filter);
        if (filter.Text is not null && store.Dialect.TracesWithWords(filter.Text) is { } words)
        {
            await store.IndexAsync(cancellationToken);
            where.And(words.Condition, words.Value);
        }

        using var connection = store.Connect();
        var total = connection.ExecuteScalar<long>("SELECT count(*) FROM traces" + where.Where, where.Parameters);
        var traces = connection.Query<Trace>(
            $"SELECT * FROM traces{where.Where} ORDER BY startUs DESC, id LIMIT {limit} OFFSET {offset}", where.Parameters).AsList();
        return new TraceListing(total, traces, Scores(connection, projectId, traces), Previews(connection, projectId, traces));
    }

    public PageTrace? Find(string projectId, string traceId)
    {
        using var connection = store.Connect();
        var of = new { projectId, traceId = store.Dialect.Text(traceId) };
        var trace = connection.QueryFirstOrDefault<Trace>("SELECT * FROM traces WHERE projectId = @projectId AND id = @traceId", of);
        if (trace is null)
        {
            return null;
        }

        var isBrief = trace.ObservationCount > MostWithContent;
        var observations = connection.Query<Observation>(
            $"SELECT {(isBrief ? Brief : "*")} FROM observations WHERE projectId = @projectId AND traceId = @traceId ORDER BY startUs, seq LIMIT {MostObservations}", of).AsList();
        var scores = connection.Query<Score>("SELECT * FROM scores WHERE projectId = @projectId AND traceId = @traceId ORDER BY timestampUs, id", of).AsList();
        return new PageTrace(new TraceDetails(trace, observations, scores), isBrief);
    }

    private ILookup<string, Score> Scores(DbConnection connection, string projectId, List<Trace> traces) =>
        connection.Query<Score>(
            $"SELECT * FROM scores WHERE projectId = @projectId AND {store.Dialect.In("traceId", "@ids")} ORDER BY timestampUs, id", new { projectId, ids = traces.Select(trace => trace.Id).ToArray() })
            .ToLookup(score => score.TraceId!);

    private Dictionary<long, Observation> Previews(DbConnection connection, string projectId, List<Trace> traces) =>
        connection.Query<Observation>(
            $"SELECT seq, substr(input, 1, {PreviewLength}) AS input, substr(output, 1, {PreviewLength}) AS output FROM observations WHERE {RootsOf.Condition(store.Dialect)}",
            RootsOf.Parameters(projectId, traces))
            .ToDictionary(row => row.Seq);
}
