// Right
using Langfuse.Observe;

namespace Contracts;

public sealed record TokenUsage(int InputTokenCount, int OutputTokenCount, int CachedInputTokenCount, int ReasoningTokenCount);
public sealed record Completion(string Text, TokenUsage Usage);

public sealed class ClauseFinder(Func<string, Task<Completion>> complete)
{
    [Observe(AsType = ObservationType.Generation, Name = "find-clause", Model = "o4-mini")]
    public async Task<string> FindAsync(string contract, string topic)
    {
        var completion = await complete($"{contract}\n\nWhere is the clause about {topic}?");
        LangfuseContext.UpdateCurrentObservation(usage: Split(completion.Usage));
        return completion.Text;
    }

    private static Usage Split(TokenUsage usage)
    {
        var fresh = usage.InputTokenCount - usage.CachedInputTokenCount;
        var said = Math.Max(0, usage.OutputTokenCount - usage.ReasoningTokenCount);
        return new Usage(input: fresh, output: said)
        {
            ["input_cached_tokens"] = usage.CachedInputTokenCount,
            ["output_reasoning_tokens"] = usage.ReasoningTokenCount,
        };
    }
}
