// Planted: LFO5001
using Langfuse.Observe;

var telemetry = LangfuseClient.Start();
using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    telemetry.Dispose();
    stopping.Cancel();
};

var urls = new[] { "https://example.org/feed/a", "https://example.org/feed/b" };
foreach (var url in urls)
{
    if (stopping.IsCancellationRequested)
    {
        break;
    }

    Console.WriteLine(await FeedSummary.SummariseAsync(url, stopping.Token));
}

static class FeedSummary
{
    [Observe(AsType = ObservationType.Chain)]
    public static async Task<string> SummariseAsync(string url, CancellationToken cancellationToken)
    {
        await Task.Delay(5, cancellationToken);
        return $"{url}: no news";
    }
}
