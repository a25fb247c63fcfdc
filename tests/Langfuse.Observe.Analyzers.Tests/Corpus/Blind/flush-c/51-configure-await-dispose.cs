// Right
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
await using (langfuse.ConfigureAwait(false))
{
    foreach (var path in args)
    {
        var text = await File.ReadAllTextAsync(path).ConfigureAwait(false);
        Console.WriteLine($"{path}: {Readability.Score(text):0.0}");
    }
}

static class Readability
{
    [Observe(AsType = ObservationType.Evaluator)]
    public static double Score(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? 0 : words.Average(word => word.Length);
    }
}
