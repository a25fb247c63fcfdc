// Planted: LFO5006
using Langfuse.Observe;

namespace Indexing;

public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        var folder = args.FirstOrDefault() ?? ".";
        var count = 0;
        foreach (var path in Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories))
        {
            await using var langfuse = LangfuseClient.Start(options => options.ServiceName = "indexer");
            using var trace = langfuse.StartTrace("index", metadata: new { path });
            var words = (await File.ReadAllTextAsync(path)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            trace.Update(output: new { words = words.Length });
            count++;
        }

        Console.WriteLine($"{count} files indexed");
        return count == 0 ? 1 : 0;
    }
}
