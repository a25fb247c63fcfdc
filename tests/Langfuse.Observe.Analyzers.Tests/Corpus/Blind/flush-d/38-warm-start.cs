// Planted: LFO5016
using Langfuse.Observe;

namespace Dictionary;

internal static class Program
{
    private static async Task Main(string[] args)
    {
        var words = await Words.LoadAsync(args.Length > 0 ? args[0] : "words.txt");
        await using var langfuse = LangfuseClient.Start();
        foreach (var word in args.Skip(1))
        {
            Console.WriteLine($"{word}: {Words.Closest(words, word)}");
        }
    }
}

internal static class Words
{
    [Observe(Name = "load-words", CaptureOutput = false)]
    public static async Task<string[]> LoadAsync(string path)
    {
        var lines = await File.ReadAllLinesAsync(path);
        return lines.Where(line => line.Length > 1).Order(StringComparer.Ordinal).ToArray();
    }

    [Observe(AsType = ObservationType.Retriever)]
    public static string? Closest([NotCaptured] string[] words, string word)
    {
        var index = Array.BinarySearch(words, word, StringComparer.Ordinal);
        index = index < 0 ? ~index : index;
        return index < words.Length ? words[index] : null;
    }
}
