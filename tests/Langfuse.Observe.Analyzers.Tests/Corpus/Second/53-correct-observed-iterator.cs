// Correct
using Langfuse.Observe;
namespace Agents;

public sealed class Crawler
{
    [Observe]
    public async IAsyncEnumerable<string> CrawlAsync(string[] pages)
    {
        using var scope = LangfuseContext.Propagate(tags: ["crawl"]);
        foreach (var page in pages)
        {
            yield return await FetchAsync(page);
        }
    }

    [Observe(AsType = ObservationType.Tool)]
    private static async Task<string> FetchAsync(string page)
    {
        await Task.Delay(page.Length);
        return page;
    }
}
