// Planted: LFO5001
using Langfuse.Observe;

namespace Archive;

internal static class Program
{
    private static Task Main(string[] args)
    {
        using var langfuse = LangfuseClient.Start();
        var catalogue = new Catalogue(args.Length == 0 ? "." : args[0]);
        return catalogue.DescribeAllAsync();
    }
}

internal sealed class Catalogue(string root)
{
    public async Task DescribeAllAsync()
    {
        foreach (var path in Directory.EnumerateFiles(root, "*.txt"))
        {
            var summary = await SummariseAsync(Path.GetFileName(path), await File.ReadAllTextAsync(path));
            Console.WriteLine(summary);
        }
    }

    [Observe(Name = "summarise-scan")]
    private static async Task<string> SummariseAsync(string name, string text)
    {
        await Task.Delay(20);
        var first = text.Split('.', 2)[0];
        return $"{name}: {first}";
    }
}
