namespace Langfuse.Observe.LocalServer.Costs;

/// <summary>Computes the costs of what is stored anew, after prices have changed. Costs that clients sent stay.</summary>
internal sealed class Repricing(ICostStore store, CostCalculator calculator)
{
    private const int Batch = 500;

    /// <returns>How many observations were looked at, and how many have another cost now.</returns>
    public async Task<(long Seen, long Changed)> RunAsync(string projectId, long fromUs, long toUs, CancellationToken cancellationToken)
    {
        long seen = 0, changed = 0, last = 0;
        while (store.Priceable(projectId, last, fromUs, toUs, Batch) is { Count: > 0 } rows)
        {
            var others = rows.Where(row => Reprice(projectId, row)).ToList();
            if (others.Count > 0)
            {
                await store.SaveCostsAsync(projectId, others, cancellationToken);
            }

            (seen, changed, last) = (seen + rows.Count, changed + others.Count, rows[^1].Seq);
        }

        return (seen, changed);
    }

    private bool Reprice(string projectId, Observation row)
    {
        var (cost, pricing, usage) = (row.Cost, row.Pricing, row.Usage);
        if (cost is not null && pricing is null)
        {
            return false; // Of a file from before this note was kept: nobody knows whether the client sent it.
        }

        calculator.Apply(projectId, row);
        return (cost, pricing, usage) != (row.Cost, row.Pricing, row.Usage);
    }
}
