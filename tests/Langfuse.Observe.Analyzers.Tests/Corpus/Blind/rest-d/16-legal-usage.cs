// Right
using Langfuse.Observe;

namespace Notary.Assist;

public sealed record InputTokenDetails(int CachedTokenCount);

public sealed record ChatTokenUsage(int InputTokenCount, int OutputTokenCount, InputTokenDetails? InputTokenDetails);

public sealed record Draft(string Text, ChatTokenUsage Usage);

public sealed class DeedDrafter(Func<string, Task<Draft>> complete)
{
    [Observe(AsType = ObservationType.Generation, Name = "draft-deed", Model = "gpt-4o")]
    public async Task<string> DraftAsync(string facts)
    {
        var draft = await complete("Draft a deed from: " + facts);
        LangfuseContext.UpdateCurrentObservation(usage: Split(draft.Usage));
        return draft.Text;
    }

    private static Usage Split(ChatTokenUsage read)
    {
        var cached = read.InputTokenDetails?.CachedTokenCount ?? 0;
        var fresh = read.InputTokenCount - cached;
        var usage = new Usage(input: fresh, output: read.OutputTokenCount);
        if (cached > 0)
        {
            usage["input_cached_tokens"] = cached;
        }

        return usage;
    }
}
