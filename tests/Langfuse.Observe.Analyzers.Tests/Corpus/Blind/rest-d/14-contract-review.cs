// Planted: LFO1016
using Langfuse.Observe;

namespace Legal.Review;

public sealed record ClaudeUsage(int Fresh, int Written, int FromCache, int ToCache);

public sealed record ClaudeReply(string Text, ClaudeUsage Usage);

public interface IClaude
{
    Task<ClaudeReply> SendAsync(string system, string text);
}

internal static class ClaudeUsageExtensions
{
    public static Usage ToLangfuse(this ClaudeUsage usage)
    {
        var counts = new Usage(input: usage.Fresh, output: usage.Written);
        if (usage.FromCache > 0)
        {
            counts["input_cached_tokens"] = usage.FromCache;
        }

        if (usage.ToCache > 0)
        {
            counts["cache_creation_input_tokens"] = usage.ToCache;
        }

        return counts;
    }
}

public sealed class ContractReviewer(IClaude claude)
{
    private const string System = "You review rental contracts and name unusual clauses.";

    [Observe(AsType = ObservationType.Generation, Name = "review-contract", Model = "claude-sonnet-4")]
    public async Task<string> ReviewAsync(string contract)
    {
        var reply = await claude.SendAsync(System, contract);
        LangfuseContext.UpdateCurrentObservation(usage: reply.Usage.ToLangfuse());
        return reply.Text;
    }
}
