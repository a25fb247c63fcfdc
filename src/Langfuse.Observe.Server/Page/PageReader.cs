using Dapper;
using Langfuse.Observe.Server.Reads;
using Langfuse.Observe.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Langfuse.Observe.Server.Page;

/// <summary>Reads what the lists of the page show.</summary>
internal sealed class PageReader(LocalStore store)
{
    private const int PreviewLength = 200;

    public async Task<TraceListing> ListAsync(string? typed, int limit, int offset, CancellationToken cancellationToken)
    {
        var hasFullText = store.Database.HasFullText;
        if (hasFullText && !string.IsNullOrWhiteSpace(typed))
            await store.Writer.IndexAsync(cancellationToken);
        var filter = SearchText.Parse(typed, hasFullText);
        using var connection = store.Database.Connect();
        var total = filter.Where.Length == 0 ? store.Counts.Traces : connection.ExecuteScalar<long>("SELECT count(*) FROM traces" + filter.Where, filter.Parameters);
        var traces = connection.Query<TraceRow>(
            $"SELECT * FROM traces{filter.Where} ORDER BY startUs DESC, id LIMIT {limit} OFFSET {offset}", filter.Parameters).AsList();
        return new TraceListing(total, traces, Scores(connection, traces), Previews(connection, traces));
    }

    private static ILookup<string, ScoreRow> Scores(SqliteConnection connection, List<TraceRow> traces) =>
        connection.Query<ScoreRow>("SELECT * FROM scores WHERE traceId IN @ids ORDER BY timestampUs, id", new { ids = traces.ConvertAll(trace => trace.Id) })
            .ToLookup(score => score.TraceId!);

    private static Dictionary<long, ObservationRow> Previews(SqliteConnection connection, List<TraceRow> traces) =>
        connection.Query<ObservationRow>(
            $"SELECT seq, substr(input, 1, {PreviewLength}) AS input, substr(output, 1, {PreviewLength}) AS output FROM observations WHERE seq IN @roots",
            new { roots = traces.Where(trace => trace.RootSeq is not null).Select(trace => trace.RootSeq!.Value).ToArray() })
            .ToDictionary(row => row.Seq);
}
