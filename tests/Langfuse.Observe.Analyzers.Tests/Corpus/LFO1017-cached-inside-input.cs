// Planted: LFO1017
using Langfuse.Observe;
namespace Summaries;

public sealed record ModelUsage(int InputTokenCount, int OutputTokenCount, int CachedTokenCount);

public static class Counting
{
    public static void End(Observation generation, ModelUsage usage) =>
        generation.End(usage: new Usage(input: usage.InputTokenCount, output: usage.OutputTokenCount)
        {
            ["input_cached_tokens"] = usage.CachedTokenCount,
        });
}
