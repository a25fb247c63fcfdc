using Dapper;
using Langfuse.Observe.LocalServer.Costs;
using Langfuse.Observe.LocalServer.Storage.Sql;

namespace Langfuse.Observe.LocalServer.Storage.ClickHouse;

/// <summary>Costs are read as from every store, and rewritten with the whole row.</summary>
internal sealed class ClickHouseCosts(ClickHouseStore store) : ICostStore
{
    private readonly SqlCosts _reader = new(store);

    public IReadOnlyList<Observation> Priceable(string projectId, long afterSeq, long fromUs, long toUs, int limit) => _reader.Priceable(projectId, afterSeq, fromUs, toUs, limit);

    public IReadOnlyList<Observation>? Outline(string projectId, string traceId) => _reader.Outline(projectId, traceId);

    public Task SaveCostsAsync(string projectId, IReadOnlyList<Observation> rows, CancellationToken cancellationToken) => store.WriteAsync(
        session =>
        {
            var traces = rows.Select(row => row.TraceId).Distinct().ToList();
            session.Lock(projectId, traces);
            var priced = rows.ToDictionary(row => row.Seq);
            // As they are now: one that was replaced meanwhile has another number.
            var stored = rows.Chunk(1000).SelectMany(some => session.Connection.Query<Observation>(
                $"SELECT {ObservationColumns.Read} FROM observations WHERE projectId = @projectId AND traceId IN @traceIds AND seq IN @seqs",
                new { projectId, traceIds = some.Select(row => row.TraceId).Distinct().ToArray(), seqs = some.Select(row => row.Seq).ToArray() })).ToList();
            foreach (var row in stored)
            {
                Price(row, priced[row.Seq]);
            }

            ((ClickHouseSpanWriter)session.Spans).Update(projectId, stored);
            session.Spans.SumUpAgain(projectId, traces);
            return true;
        },
        cancellationToken);

    private static void Price(Observation row, Observation priced)
    {
        (row.Usage, row.Cost, row.TotalCost, row.Pricing, row.Metadata) = (priced.Usage, priced.Cost, priced.TotalCost, priced.Pricing, priced.Metadata);
        (row.InputTokens, row.OutputTokens, row.TotalTokens) = (priced.InputTokens, priced.OutputTokens, priced.TotalTokens);
    }
}
