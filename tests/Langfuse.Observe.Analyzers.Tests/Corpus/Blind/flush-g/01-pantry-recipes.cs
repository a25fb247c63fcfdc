// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
var pantry = args.Length > 0 ? args[0].Split(',') : [];

var recipes = Cook.Suggest(pantry);
if (recipes.Length == 0)
{
    Console.Error.WriteLine("Nothing can be cooked from that.");
    return 1;
}

foreach (var recipe in recipes)
{
    Console.WriteLine($"- {recipe}");
}

await langfuse.DisposeAsync();
return 0;

static class Cook
{
    static readonly Dictionary<string, string[]> Book = new()
    {
        ["Shakshuka"] = ["egg", "tomato"],
        ["Pancakes"] = ["egg", "flour", "milk"],
        ["Bruschetta"] = ["bread", "tomato"],
    };

    [Observe(AsType = ObservationType.Retriever)]
    public static string[] Suggest(string[] pantry) =>
        Book.Where(entry => entry.Value.All(pantry.Contains)).Select(entry => entry.Key).ToArray();
}
