// Right
using Langfuse.Observe;

namespace Summaries;

public sealed record Limits(int MaxTokens, int TokenBudget);

public sealed class Summariser(Func<string, int, Task<string>> complete)
{
    [Observe(Name = "summarise", AsType = ObservationType.Chain)]
    public async Task<string> SummariseAsync(string text, Limits limits, int promptTokens, CancellationToken cancellationToken)
    {
        var left = limits.TokenBudget - promptTokens;
        if (left <= 0)
        {
            return text[..Math.Min(text.Length, 200)];
        }

        cancellationToken.ThrowIfCancellationRequested();
        return await complete(text, Math.Min(left, limits.MaxTokens));
    }

    [Observe(AsType = ObservationType.Tool)]
    public static int CountTokens(string text, string tokenizer) =>
        tokenizer == "words" ? text.Split(' ').Length : text.Length / 4;
}
