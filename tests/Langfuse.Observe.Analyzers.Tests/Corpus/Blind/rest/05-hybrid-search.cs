// Planted: LFO1009
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

foreach (var hit in await HybridSearch.FindAsync("refund after 30 days", 2))
{
    Console.WriteLine($"{hit.Score:F2} {hit.Title}");
}

internal sealed record Hit(string Title, double Score);

internal static class HybridSearch
{
    private static readonly string[] Titles = ["Refund policy", "Shipping", "Warranty after 30 days"];

    [Observe(AsType = ObservationType.Retriever)]
    public static async Task<Hit[]> FindAsync(string query, int top)
    {
        var words = query.Split(' ');
        await Task.Yield();
        var hits = Titles
            .Select(title => new Hit(title, words.Count(word => title.Contains(word, StringComparison.OrdinalIgnoreCase))))
            .OrderByDescending(hit => hit.Score)
            .Take(top)
            .ToArray();
        LangfuseContext.UpdateCurrentObservation(usage: new Usage(input: words.Length, output: hits.Length));
        return hits;
    }
}
