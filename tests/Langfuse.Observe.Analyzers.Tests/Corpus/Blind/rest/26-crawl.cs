// Planted: LFO6009
using System.Runtime.CompilerServices;
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
await foreach (var title in new Crawler(langfuse).TitlesAsync(["/a", "/b", "/c"]))
{
    Console.WriteLine(title);
}

internal sealed class Crawler(LangfuseClient langfuse)
{
    public async IAsyncEnumerable<string> TitlesAsync(
        string[] paths,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var trace = langfuse.StartTrace("crawl", input: paths);
        foreach (var path in paths)
        {
            var page = await FetchAsync(path, cancellationToken);
            yield return page.Trim();
        }
    }

    [Observe(AsType = ObservationType.Tool, Name = "fetch")]
    private static async Task<string> FetchAsync(string path, CancellationToken cancellationToken)
    {
        await Task.Delay(5, cancellationToken);
        return $" Page {path} ";
    }
}
