// Planted: LFO6002
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
Console.WriteLine(await Indexer.BuildAsync(["one two", "three", "four five six"]));

internal static class Indexer
{
    [Observe(Name = "build-index")]
    public static async Task<int> BuildAsync(string[] documents)
    {
        Task<int>[] parts;
        using (ExecutionContext.SuppressFlow())
        {
            parts = documents.Select(document => Task.Run(() => Tokenise(document))).ToArray();
        }
        var counts = await Task.WhenAll(parts);
        return counts.Sum();
    }

    [Observe(Name = "tokenise")]
    private static int Tokenise(string document) =>
        document.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
}
