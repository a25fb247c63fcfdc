// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var pages = Directory.EnumerateFiles(args.FirstOrDefault() ?? ".", "*.md").Chunk(100);
var number = 0;
foreach (var batch in pages)
{
    foreach (var page in batch)
    {
        await Proofreader.CheckAsync(page);
    }

    var result = await langfuse.FlushAsync(TimeSpan.FromSeconds(30));
    Console.WriteLine($"batch {++number}: {result.Sent} sent");
    if (!result.IsComplete)
    {
        Console.Error.WriteLine(result.LastError);
        return 1;
    }
}

return 0;

internal static class Proofreader
{
    [Observe(Name = "check-page", AsType = ObservationType.Evaluator)]
    public static async Task<int> CheckAsync(string path)
    {
        var text = await File.ReadAllTextAsync(path);
        return text.Split("  ").Length - 1;
    }
}
