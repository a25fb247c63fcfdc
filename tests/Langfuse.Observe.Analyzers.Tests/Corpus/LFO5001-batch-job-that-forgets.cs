// Planted: LFO5001
using Langfuse.Observe;

var client = LangfuseClient.Start(o => o.Environment = "batch");

foreach (var file in Directory.EnumerateFiles(args[0], "*.txt"))
{
    var summary = await Summarizer.SummarizeAsync(await File.ReadAllTextAsync(file));
    Console.WriteLine($"{Path.GetFileName(file)}: {summary}");
}

Console.WriteLine("all done");

internal static class Summarizer
{
    [Observe(AsType = ObservationType.Generation, Model = "gpt-4o-mini")]
    public static async Task<string> SummarizeAsync(string text)
    {
        await Task.Delay(10);
        return text.Length > 20 ? text[..20] : text;
    }
}
