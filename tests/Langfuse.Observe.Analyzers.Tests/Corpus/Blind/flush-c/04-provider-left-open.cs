// Planted: LFO5001
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddLangfuse(options => options.Environment = "batch");
services.AddSingleton<Ranker>();
var provider = services.BuildServiceProvider();

var ranker = provider.GetRequiredService<Ranker>();
foreach (var query in new[] { "running shoes", "rain jacket" })
{
    Console.WriteLine($"{query}: {ranker.Best(query)}");
}

public sealed class Ranker(LangfuseClient langfuse)
{
    private static readonly string[] Catalogue = ["Trail runner 3", "Storm shell", "Wool socks"];

    public string Best(string query)
    {
        using var trace = langfuse.StartTrace("rank", input: query);
        var best = Catalogue.MaxBy(item => item.Count(letter => query.Contains(letter)))!;
        trace.Score("candidates", Catalogue.Length);
        trace.Update(output: best);
        return best;
    }
}
