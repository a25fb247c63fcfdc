// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

var first = LangfuseClient.CreateTraceId(seed: "basket-1");
var second = LangfuseClient.CreateTraceId(seed: "basket-2");
var third = LangfuseClient.CreateTraceId(seed: "basket-3");

decimal price = 19.99m;
double estimate = 18.5;

langfuse.Score("price-estimate", estimate, traceId: first);
langfuse.Score("price-estimate", price, traceId: second);
langfuse.Score("price-estimate", 20, traceId: third);
langfuse.Score("price-known", price > 0, traceId: second);
langfuse.Score("price-known", Shop.HasPrice("apple"), traceId: third);

static class Shop
{
    static readonly Dictionary<string, decimal> Prices = new() { ["apple"] = 0.3m };

    public static bool HasPrice(string article) => Prices.TryGetValue(article, out var price) && price > 0;
}
