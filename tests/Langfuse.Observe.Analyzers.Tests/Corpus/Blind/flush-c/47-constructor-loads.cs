// Planted: LFO5016
using Langfuse.Observe;

namespace Recipes;

public static class Program
{
    public static async Task Main(string[] args)
    {
        var book = new CookBook(Path.Combine(AppContext.BaseDirectory, "recipes.txt"));
        await using var langfuse = LangfuseClient.Start(options => options.Environment = "kitchen");
        using var trace = langfuse.StartTrace("suggest", input: args);
        trace.Update(output: book.Suggest(args));
    }
}

public sealed class CookBook
{
    private readonly string[] _recipes;

    public CookBook(string path)
    {
        _recipes = ReadRecipes(path);
    }

    public string Suggest(string[] ingredients) =>
        _recipes.FirstOrDefault(recipe => ingredients.Any(recipe.Contains)) ?? "Toast";

    [Observe(AsType = ObservationType.Retriever)]
    private static string[] ReadRecipes(string path) => File.Exists(path) ? File.ReadAllLines(path) : ["Omelette", "Minestrone"];
}
