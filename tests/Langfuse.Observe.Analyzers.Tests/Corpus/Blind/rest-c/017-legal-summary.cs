// Planted: LFO1016
using Langfuse.Observe;

namespace LawFirm;

public sealed record ClaudeUsage(long InputTokens, long OutputTokens, long CacheRead, long CacheCreation);
public sealed record ClaudeReply(string Text, string Model, ClaudeUsage Usage);

public sealed class BriefSummary(Func<string, Task<ClaudeReply>> send)
{
    [Observe(AsType = ObservationType.Generation, Name = "summarise-brief", Model = "claude-sonnet-4")]
    public async Task<string> SummariseAsync(string brief)
    {
        var reply = await send("Summarise this brief in ten lines:\n" + brief);
        var usage = new Usage(input: reply.Usage.InputTokens, output: reply.Usage.OutputTokens);
        if (reply.Usage.CacheRead > 0)
        {
            usage["cache_read_input_tokens"] = reply.Usage.CacheRead;
        }

        LangfuseContext.UpdateCurrentObservation(model: reply.Model, usage: usage);
        return reply.Text;
    }
}
