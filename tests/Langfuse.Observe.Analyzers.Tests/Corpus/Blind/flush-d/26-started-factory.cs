// Planted: LFO5009
using Langfuse.Observe;

namespace Crawl;

internal static class Program
{
    private static async Task Main(string[] args)
    {
        await using var langfuse = LangfuseClient.Start();
        var crawler = new Crawler();
        var jobs = new List<Task>();
        foreach (var address in args)
        {
            jobs.Add(Task.Factory.StartNew(async () => await crawler.VisitAsync(address)));
        }

        await Task.WhenAll(jobs);
        Console.WriteLine($"{crawler.Visited} pages");
    }
}

internal sealed class Crawler
{
    private int _visited;

    public int Visited => _visited;

    [Observe(Name = "visit-page", AsType = ObservationType.Tool)]
    public async Task<int> VisitAsync(string address)
    {
        await Task.Delay(address.Length);
        return Interlocked.Increment(ref _visited);
    }
}
