// Planted: LFO4007
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

var folder = args.Length > 0 ? args[0] : "recipes";
var checker = new RecipeChecker(langfuse);
foreach (var path in Directory.EnumerateFiles(folder, "*.md"))
{
    checker.Check(path);
}

sealed class RecipeChecker(LangfuseClient langfuse)
{
    public void Check(string path)
    {
        var recipe = Path.GetFileNameWithoutExtension(path);
        using var trace = langfuse.StartTrace("check-recipe", input: recipe);
        var lines = File.ReadAllLines(path);
        var steps = lines.Count(line => line.StartsWith("- ", StringComparison.Ordinal));
        trace.Score($"completeness-{recipe}", steps == 0 ? 0 : Math.Min(1, steps / 10.0));
        trace.Update(output: new { steps });
    }
}
