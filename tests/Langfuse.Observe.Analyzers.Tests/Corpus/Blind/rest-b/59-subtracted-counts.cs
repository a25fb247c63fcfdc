// Right
using Langfuse.Observe;

namespace Planner.Tokens;

public sealed record InputDetails(int CachedTokenCount);

public sealed record OutputDetails(int ReasoningTokenCount);

public sealed record ChatTokenUsage(
    int InputTokenCount,
    int OutputTokenCount,
    InputDetails? InputTokenDetails,
    OutputDetails? OutputTokenDetails);

public static class UsageExtensions
{
    public static Usage ToUsage(this ChatTokenUsage counts)
    {
        var cached = counts.InputTokenDetails?.CachedTokenCount ?? 0;
        var reasoning = counts.OutputTokenDetails?.ReasoningTokenCount ?? 0;
        var usage = new Usage(input: counts.InputTokenCount - cached, output: counts.OutputTokenCount - reasoning);
        if (cached > 0)
        {
            usage["input_cached_tokens"] = cached;
        }

        if (reasoning > 0)
        {
            usage["output_reasoning_tokens"] = reasoning;
        }

        return usage;
    }

    public static Usage Canned() => new(input: 90, output: 30, total: 120);
}
