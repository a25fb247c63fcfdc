// Planted: LFO5001
using Langfuse.Observe;

namespace Crawler;

public static class Program
{
    public static async Task Main(string[] args)
    {
        var pages = await CrawlAsync(args.FirstOrDefault() ?? "https://example.org", depth: 3);
        Console.WriteLine($"{pages} pages");
    }

    private static Task<int> CrawlAsync(string address, int depth)
    {
        using var langfuse = LangfuseClient.Start(options => options.Environment = "crawler");
        Console.WriteLine($"crawling {address}");
        return Spider.VisitAsync(address, depth);
    }
}

public static class Spider
{
    [Observe(Name = "visit")]
    public static async Task<int> VisitAsync(string address, int depth)
    {
        await Task.Delay(25);
        return depth == 0 ? 1 : 1 + await VisitAsync(address + "/next", depth - 1);
    }
}
