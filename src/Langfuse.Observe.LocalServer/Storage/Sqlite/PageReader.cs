using Dapper;
using Langfuse.Observe.LocalServer.Features.Page;
using Langfuse.Observe.LocalServer.Features.Traces;
using Microsoft.Data.Sqlite;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>Reads what the lists of the page show.</summary>
internal sealed class PageReader(LocalStore store)
{
    private const int PreviewLength = 200;
    private const int MostWithContent = 1000;
    private const int MostObservations = 20_000;
    private const string Brief =
        "seq, traceId, id, parentId, isAppRoot, type, name, startUs, endUs, completionStartUs, level, model, totalCost, inputTokens, outputTokens, totalTokens, promptName, promptVersion, version";

    public async Task<TraceListing> ListAsync(string? typed, int limit, int offset, CancellationToken cancellationToken)
    {
        var hasFullText = store.Database.HasFullText;
        if (hasFullText && !string.IsNullOrWhiteSpace(typed))
        {
            await store.Writer.IndexAsync(cancellationToken);
        }

        var filter = SearchText.Parse(typed, hasFullText);
        using var connection = store.Database.Connect();
        var total = filter.Where.Length == 0 ? store.Counts.Traces : connection.ExecuteScalar<long>("SELECT count(*) FROM traces" + filter.Where, filter.Parameters);
        var traces = connection.Query<TraceRow>(
            $"SELECT * FROM traces{filter.Where} ORDER BY startUs DESC, id LIMIT {limit} OFFSET {offset}", filter.Parameters).AsList();
        return new TraceListing(total, traces, Scores(connection, traces), Previews(connection, traces));
    }

    /// <summary>A trace for the page. Of a big one the observations come without content, which is read when one is selected.</summary>
    public PageTrace? Find(string traceId)
    {
        using var connection = store.Database.Connect();
        var trace = connection.QueryFirstOrDefault<TraceRow>("SELECT * FROM traces WHERE id = @traceId", new { traceId });
        if (trace is null)
        {
            return null;
        }

        var isBrief = trace.ObservationCount > MostWithContent;
        var observations = connection.Query<ObservationRow>(
            $"SELECT {(isBrief ? Brief : "*")} FROM observations WHERE traceId = @traceId ORDER BY startUs, seq LIMIT {MostObservations}", new { traceId }).AsList();
        var scores = connection.Query<ScoreRow>("SELECT * FROM scores WHERE traceId = @traceId ORDER BY timestampUs, id", new { traceId }).AsList();
        return new PageTrace(new TraceDetails(trace, observations, scores), isBrief);
    }

    public ObservationRow? FindObservation(string traceId, string id)
    {
        using var connection = store.Database.Connect();
        return connection.QueryFirstOrDefault<ObservationRow>("SELECT * FROM observations WHERE traceId = @traceId AND id = @id ORDER BY seq DESC", new { traceId, id });
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
