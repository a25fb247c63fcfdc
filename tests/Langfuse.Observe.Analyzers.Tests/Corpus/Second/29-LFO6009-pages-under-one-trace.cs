// Planted: LFO6009
using Langfuse.Observe;
namespace Agents;

public sealed class Crawler(LangfuseClient langfuse)
{
    public async IAsyncEnumerable<string> CrawlAsync(Uri start)
    {
        using (var trace = langfuse.StartTrace("crawl", input: start))
        {
            for (var page = 1; page <= 3; page++)
            {
                var text = await FetchAsync(start, page);
                yield return text;
            }

            trace.Update(output: 3);
        }
    }

    [Observe(AsType = ObservationType.Tool)]
    private static async Task<string> FetchAsync(Uri start, int page)
    {
        await Task.Delay(page);
        return start.ToString();
    }
}
