// Planted: LFO6008
using Langfuse.Observe;
using System.Diagnostics;

namespace Crawler;

public sealed class CrawlWorker(Func<string, Task<string>> summarise)
{
    private readonly Queue<Uri> _pages = new();

    public void Add(Uri page) => _pages.Enqueue(page);

    public async Task<int> DrainAsync(HttpClient http, CancellationToken cancellationToken)
    {
        var done = 0;
        while (_pages.TryDequeue(out var page))
        {
            Activity.Current = null;
            var html = await http.GetStringAsync(page, cancellationToken);
            await SummariseAsync(page, html);
            done++;
        }

        return done;
    }

    [Observe(AsType = ObservationType.Chain, Name = "summarise-page")]
    private Task<string> SummariseAsync(Uri page, string html) => summarise(page + "\n" + html);
}
