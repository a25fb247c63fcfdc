// Planted: LFO5012
using Langfuse.Observe;
using System.Text.Json;

namespace Recycling;

public sealed record Sorting(string Item, string Bin);

// Asks a model into which bin a thing goes; the batch goes on when one answer cannot be read.
public sealed class SortingBatch(LangfuseClient langfuse, Func<string, Task<string>> complete)
{
    public async Task<List<Sorting>> RunAsync(IEnumerable<string> items)
    {
        using var trace = langfuse.StartTrace("sorting-batch");
        var sorted = new List<Sorting>();
        foreach (var item in items)
        {
            var generation = trace.StartGeneration("choose-bin", model: "gpt-4o-mini", input: item);
            try
            {
                var reply = await complete($"In which bin goes {item}? Answer as JSON.");
                var sorting = JsonSerializer.Deserialize<Sorting>(reply)!;
                generation.End(output: reply, usage: new Usage(input: item.Length / 4, output: reply.Length / 4, estimated: true));
                sorted.Add(sorting);
            }
            catch (JsonException)
            {
                sorted.Add(new Sorting(item, "residual"));
            }
        }

        trace.Update(output: sorted.Count);
        return sorted;
    }
}
