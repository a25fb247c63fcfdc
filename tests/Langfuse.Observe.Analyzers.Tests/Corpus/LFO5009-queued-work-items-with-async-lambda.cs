// Planted: LFO5009
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var results = new List<string>();
foreach (var url in args)
{
    ThreadPool.QueueUserWorkItem(async _ => results.Add(await Crawler.GetAsync(url)));
}

Thread.Sleep(5000);
Console.WriteLine(results.Count);

static class Crawler
{
    [Observe(AsType = ObservationType.Tool)]
    public static async Task<string> GetAsync(string url)
    {
        using var http = new HttpClient();
        return await http.GetStringAsync(url);
    }
}
