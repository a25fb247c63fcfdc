// Right
// Library
using Langfuse.Observe;

namespace Pricing;

public class Quotes(LangfuseClient langfuse)
{
    private readonly Dictionary<string, decimal> _cache = new() { ["tea"] = 3.2m };

    public Task<decimal> GetAsync(string sku)
    {
        if (_cache.TryGetValue(sku, out var known))
        {
            using var hit = langfuse.StartTrace("quote-cached", input: sku);
            hit.Update(output: known);
            return Task.FromResult(known);
        }

        return FetchAsync();

        async Task<decimal> FetchAsync()
        {
            using var miss = langfuse.StartTrace("quote", input: sku);
            var price = await Supplier.AskAsync(sku);
            miss.Update(output: price);
            return price;
        }
    }
}

internal static class Supplier
{
    [Observe]
    public static async Task<decimal> AskAsync(string sku)
    {
        await Task.Delay(12);
        return sku.Length * 1.5m;
    }
}
