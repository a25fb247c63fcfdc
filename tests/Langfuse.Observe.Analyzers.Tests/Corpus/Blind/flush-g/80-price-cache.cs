// Planted: LFO5013
using System.Collections.Concurrent;
using Langfuse.Observe;

namespace Pricing;

public abstract class Lookup<TKey, TValue>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TValue> _known = new();

    protected async ValueTask<TValue> FindAsync(TKey id)
    {
        if (_known.TryGetValue(id, out var value))
        {
            return value;
        }

        return _known[id] = await LoadAsync(id);
    }

    protected abstract Task<TValue> LoadAsync(TKey id);
}

public sealed class PriceLookup(LangfuseClient langfuse, HttpClient http) : Lookup<string, decimal>
{
    public ValueTask<decimal> PriceAsync(string article)
    {
        using var span = langfuse.StartSpan("price", input: article);
        var pending = FindAsync(article.Trim());
        return pending;
    }

    [Observe(AsType = ObservationType.Tool)]
    protected override async Task<decimal> LoadAsync(string id) =>
        decimal.Parse(await http.GetStringAsync("https://shop.example.org/price/" + id));
}
