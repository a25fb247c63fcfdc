// Planted: LFO5001
using Langfuse.Observe;

sealed class Tracing
{
    public LangfuseClient Client { get; } = LangfuseClient.Start();

    public Task StopAsync() => Client.FlushAsync();
}

static class Program
{
    static async Task Main(string[] args)
    {
        var tracing = new Tracing();
        var crawler = new Crawler(tracing.Client);
        await crawler.RunAsync(args);
        if (args.Contains("--flush"))
            await tracing.StopAsync();
    }
}

sealed class Crawler(LangfuseClient langfuse)
{
    public async Task RunAsync(string[] sites)
    {
        foreach (var site in sites)
        {
            using var trace = langfuse.StartTrace("crawl", input: site);
            await Task.Delay(10);
        }
    }
}
