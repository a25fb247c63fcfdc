using Dapper;
using Langfuse.Observe.LocalServer.Costs;
using Langfuse.Observe.LocalServer.Storage.Rollups;

namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>Reads and rewrites costs.</summary>
internal sealed class SqlCosts(SqlStore store) : ICostStore
{
    private const int MostInOutline = 5000;

    public IReadOnlyList<Observation> Priceable(string projectId, long afterSeq, long fromUs, long toUs, int limit)
    {
        using var connection = store.Connect();
        return connection.Query<Observation>(
            $"SELECT {ObservationColumns.Read} FROM observations WHERE seq > @afterSeq AND projectId = @projectId AND model IS NOT NULL AND startUs >= @fromUs AND startUs < @toUs ORDER BY seq LIMIT {limit}",
            new { projectId, afterSeq, fromUs, toUs }).AsList();
    }

    public IReadOnlyList<Observation>? Outline(string projectId, string traceId)
    {
        using var connection = store.Connect();
        var rows = connection.Query<Observation>(
            $"SELECT id, parentId, type FROM observations WHERE projectId = @projectId AND traceId = @traceId LIMIT {MostInOutline + 1}",
            new { projectId, traceId = store.Dialect.Text(traceId) }).AsList();
        return rows.Count > MostInOutline ? null : rows;
    }

    public Task SaveCostsAsync(string projectId, IReadOnlyList<Observation> rows, CancellationToken cancellationToken) => store.WriteAsync(
        session =>
        {
            var traces = rows.Select(row => row.TraceId).Distinct().ToList();
            session.Lock(projectId, traces);
            foreach (var row in rows)
            {
                if (session.Connection.QueryFirstOrDefault<Observation>(
                    $"SELECT {RollupFact.ObservationColumns} FROM observations WHERE seq = @Seq AND startUs = @StartUs AND projectId = @projectId", new { row.Seq, row.StartUs, projectId }) is not { } earlier)
                {
                    continue;
                }

                session.Connection.Execute(
                    "UPDATE observations SET usage = @Usage, cost = @Cost, totalCost = @TotalCost, inputTokens = @InputTokens, outputTokens = @OutputTokens, totalTokens = @TotalTokens, " +
                    "metadata = @metadata, pricing = @Pricing WHERE seq = @Seq AND startUs = @StartUs AND projectId = @projectId",
                    new
                    {
                        row.Usage, row.Cost, row.TotalCost, row.InputTokens, row.OutputTokens, row.TotalTokens, metadata = row.Metadata is { } metadata ? session.Dialect.Text(metadata) : null,
                        row.Pricing, row.Seq, row.StartUs, projectId,
                    });
                session.Rollups.Remove(projectId, RollupFact.Of(earlier));
                session.Rollups.Add(projectId, RollupFact.Of(With(earlier, row)));
            }

            session.Spans.SumUpAgain(projectId, traces);
            return true;
        },
        cancellationToken);

    private static Observation With(Observation earlier, Observation priced)
    {
        (earlier.Cost, earlier.TotalCost, earlier.InputTokens, earlier.OutputTokens, earlier.TotalTokens) = (priced.Cost, priced.TotalCost, priced.InputTokens, priced.OutputTokens, priced.TotalTokens);
        return earlier;
    }
}
