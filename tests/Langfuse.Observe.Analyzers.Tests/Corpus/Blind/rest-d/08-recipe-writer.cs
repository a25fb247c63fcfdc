// Planted: LFO1010
using Langfuse.Observe;

namespace Kitchen;

public interface IWritingModel
{
    string Name { get; }
    IAsyncEnumerable<string> WriteAsync(string prompt);
}

public sealed class RecipeWriter(IWritingModel small, IWritingModel large)
{
    public async Task PrintAsync(string dish, TextWriter writer)
    {
        var (model, words) = Open(dish, guests: 4);
        await writer.WriteLineAsync($"({model})");
        await foreach (var word in words)
        {
            await writer.WriteAsync(word);
        }
    }

    [Observe(Name = "write-recipe")]
    public (string Model, IAsyncEnumerable<string> Words) Open(string dish, int guests)
    {
        var chosen = dish.Length > 40 || guests > 12 ? large : small;
        return (chosen.Name, chosen.WriteAsync($"Write a recipe of {dish} for {guests}."));
    }
}
