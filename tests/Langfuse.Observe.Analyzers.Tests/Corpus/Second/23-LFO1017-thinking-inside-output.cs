// Planted: LFO1017
using Langfuse.Observe;
namespace Tools;

public sealed class Details { public int ReasoningTokenCount { get; init; } }
public sealed class TokenUsage { public int InputTokenCount { get; init; } public int OutputTokenCount { get; init; } public Details OutputTokenDetails { get; init; } = new(); }

public static class Counting
{
    public static void Finish(Observation generation, TokenUsage usage) => generation.End(usage: new Usage(usage.InputTokenCount, usage.OutputTokenCount)
    {
        ["output_reasoning_tokens"] = usage.OutputTokenDetails.ReasoningTokenCount,
    });
}
