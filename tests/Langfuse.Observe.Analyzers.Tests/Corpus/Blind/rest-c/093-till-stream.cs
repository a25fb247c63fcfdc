// Right
using Langfuse.Observe;

namespace Shop.Till;

public abstract class Sum<T> : IStreamReducer<T, decimal>
{
    private decimal _sum;

    public void Add(T item) => _sum += Amount(item);

    public decimal Complete() => decimal.Round(_sum, 2);

    protected abstract decimal Amount(T item);
}

public sealed record Sale(string Article, decimal Price, int Pieces);

public sealed class SaleSum : Sum<Sale>
{
    protected override decimal Amount(Sale item) => item.Price * item.Pieces;
}

public sealed class Till(IAsyncEnumerable<string> scanner, Func<string, Task<Sale>> look)
{
    [Observe(Name = "ring-up", Reducer = typeof(SaleSum))]
    public async IAsyncEnumerable<Sale> RingUpAsync()
    {
        await foreach (var code in scanner)
        {
            if (code == "stop")
            {
                yield break;
            }

            yield return await look(code);
        }
    }
}
