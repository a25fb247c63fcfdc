// Planted: LFO5001
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;

namespace Nightly;

public static class Program
{
    public static async Task Main()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddLangfuse(options => options.Environment = "nightly");
        services.AddSingleton<RankingJob>();

        var provider = services.BuildServiceProvider();
        var job = provider.GetRequiredService<RankingJob>();
        await job.RunAsync(["red shoes", "blue hat"]);
        Console.WriteLine("ranking finished");
    }
}

public sealed class RankingJob(LangfuseClient langfuse)
{
    public async Task RunAsync(IReadOnlyList<string> queries)
    {
        foreach (var query in queries)
        {
            using var trace = langfuse.StartTrace("rank", input: query);
            await Task.Delay(5);
            trace.Score("rank-quality", 0.8);
        }
    }
}
