// Planted: LFO5001
using Langfuse.Observe;

namespace Orchard;

public static class Program
{
    public static async Task Main(string[] args)
    {
        var langfuse = LangfuseClient.Start();
        var basket = new Basket(langfuse);
        basket.Fill(args);
        Console.WriteLine(basket.Label());
        await langfuse.DisposeAsync();
    }
}

public sealed class Basket(LangfuseClient langfuse)
{
    private readonly Dictionary<string, int> _fruit = [];

    public void Fill(IEnumerable<string> fruit)
    {
        using var trace = langfuse.StartTrace("fill");
        foreach (var name in fruit)
        {
            _fruit[name] = _fruit.GetValueOrDefault(name) + 1;
        }

        trace.Update(output: _fruit);
    }

    public string Label()
    {
        var most = Most();
        return $"{most.Value} x {most.Key}";
    }

    private KeyValuePair<string, int> Most() => _fruit.Count > 0
        ? _fruit.MaxBy(pair => pair.Value)
        : throw new InvalidOperationException("The basket is empty.");
}
