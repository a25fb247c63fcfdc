// Planted: LFO5012
using Langfuse.Observe;

namespace Acme.Crawling;

public sealed class Crawler(LangfuseClient langfuse)
{
    private readonly HashSet<Uri> _seen = [];

    public int Visit(IEnumerable<Uri> addresses)
    {
        using var crawl = langfuse.StartTrace("crawl");
        var visited = 0;
        foreach (var address in addresses)
        {
            var step = crawl.StartSpan("visit", input: address.AbsoluteUri, current: false);
            if (!_seen.Add(address))
            {
                step.Update(level: ObservationLevel.Debug, statusMessage: "seen before");
                continue;
            }

            visited++;
            step.End(output: address.Host);
        }

        crawl.Update(output: visited);
        return visited;
    }
}
