// Planted: LFO1006
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

var headline = await Digest.SummariseAsync(Feeds.ReadAsync(), 3);
Console.WriteLine(headline);

static class Feeds
{
    public static async IAsyncEnumerable<string> ReadAsync()
    {
        foreach (var line in new[] { "Rates rise", "Rain tomorrow", "Team wins", "Train late" })
        {
            await Task.Delay(1);
            yield return line;
        }
    }
}

static class Digest
{
    [Observe(Name = "summarise")]
    public static async Task<string> SummariseAsync(IAsyncEnumerable<string> headlines, int limit)
    {
        var kept = new List<string>();
        await foreach (var headline in headlines)
        {
            if (kept.Count == limit)
            {
                break;
            }
            kept.Add(headline);
        }
        return string.Join("; ", kept);
    }
}
