// Planted: LFO6012
using Langfuse.Observe;

public sealed class Warehouse
{
    private readonly Dictionary<string, int> _stock = new()
    {
        ["lamp"] = 4,
        ["bulb"] = 90,
    };

    public int Lookup(Observation trace, string article)
    {
        int found;
        var span = trace.StartSpan("stock-lookup", input: new { article });
        using (span)
        {
            found = _stock.GetValueOrDefault(article);
        }
        span.Update(output: new { found });
        return found;
    }

    public static async Task Main()
    {
        await using var langfuse = LangfuseClient.Start();
        using var trace = langfuse.StartTrace("stock-check");
        var warehouse = new Warehouse();
        foreach (var article in new[] { "lamp", "chair" })
        {
            Console.WriteLine($"{article}: {warehouse.Lookup(trace, article)}");
        }
    }
}
