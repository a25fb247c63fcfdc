// Planted: LFO1010
using Langfuse.Observe;
using System.Runtime.CompilerServices;

namespace Kitchen;

public sealed class RecipeWriter(string[] steps)
{
    private int _written;

    [Observe(Name = "write-recipe")]
    public (string Title, IAsyncEnumerable<string> Steps) Write(string dish)
    {
        _written++;
        return ("Recipe for " + dish, StepsAsync(dish));
    }

    public async Task<int> PrintAsync(string dish, TextWriter to)
    {
        var (title, lines) = Write(dish);
        await to.WriteLineAsync(title);
        await foreach (var line in lines)
        {
            await to.WriteLineAsync(line);
        }

        return _written;
    }

    private async IAsyncEnumerable<string> StepsAsync(string dish, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var step in steps)
        {
            await Task.Delay(1, cancellationToken);
            yield return step.Replace("{dish}", dish);
        }
    }
}
