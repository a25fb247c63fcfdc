// Right
using Langfuse.Observe;

namespace Airline;

public sealed record Search(string Keyword, int MaxTokens, int Passengers, string Keyboard);

public sealed class SeatSearch(Func<string, CancellationToken, Task<string>> complete)
{
    [Observe(AsType = ObservationType.Chain)]
    public async Task<string> FindAsync(Search search, int tokenCount, CancellationToken token)
    {
        if (tokenCount > search.MaxTokens)
        {
            return "too long";
        }

        return await complete($"{search.Passengers} seats, {search.Keyword}", token);
    }

    [Observe(AsType = ObservationType.Tool)]
    public static int Passes(int passengers, string compass) => compass == "north" ? passengers : 0;
}
