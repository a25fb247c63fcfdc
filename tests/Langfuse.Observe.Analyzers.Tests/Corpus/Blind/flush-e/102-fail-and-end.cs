// Right
using Langfuse.Observe;

namespace Recycling;

// Asks a model into which bin a thing goes; the batch goes on when one answer cannot be read.
public sealed class SortingBatch(LangfuseClient langfuse, Func<string, Task<string>> complete)
{
    public async Task<Dictionary<string, string>> RunAsync(IEnumerable<string> items)
    {
        using var trace = langfuse.StartTrace("sorting-batch");
        var sorted = new Dictionary<string, string>();
        foreach (var item in items)
        {
            sorted[item] = await ChooseAsync(trace, item);
        }

        trace.Update(output: sorted.Count);
        return sorted;
    }

    private async Task<string> ChooseAsync(Observation trace, string item)
    {
        var generation = trace.StartGeneration("choose-bin", model: "gpt-4o-mini", input: item);
        try
        {
            var reply = await complete($"In which bin goes {item}?");
            generation.Update(output: reply);
            return reply;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            generation.Fail(e);
            return "residual";
        }
        finally
        {
            generation.End();
        }
    }
}
