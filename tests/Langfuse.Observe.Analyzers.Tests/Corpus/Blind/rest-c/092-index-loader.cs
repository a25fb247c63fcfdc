// Right
using Langfuse.Observe;

namespace Recipes;

public sealed class RecipeIndex
{
    private readonly Dictionary<string, List<string>> _words = [];

    static RecipeIndex() => Stop = ["the", "and", "with"];

    private RecipeIndex(IEnumerable<string> recipes)
    {
        foreach (var recipe in recipes)
        {
            Add(recipe);
        }
    }

    private static HashSet<string> Stop { get; }

    [Observe(Name = "load-recipes")]
    public static RecipeIndex Load(string path) => new(File.ReadLines(path));

    [Observe(AsType = ObservationType.Retriever)]
    public IReadOnlyList<string> Find(string word) => _words.TryGetValue(word, out var found) ? found : [];

    private void Add(string recipe)
    {
        foreach (var word in recipe.Split(' ').Where(w => !Stop.Contains(w)))
        {
            if (!_words.TryGetValue(word, out var list))
            {
                _words[word] = list = [];
            }

            list.Add(recipe);
        }
    }
}
