// Planted: LFO5009
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
Parallel.ForEach(args, async file => Console.WriteLine(await Pages.ReadAsync(file)));

static class Pages
{
    [Observe]
    public static async Task<string> ReadAsync(string file) => await File.ReadAllTextAsync(file);
}
