// Planted: LFO5010
using Langfuse.Observe;
using Microsoft.Azure.Functions.Worker;

public class Summarize
{
    [Function(nameof(Summarize))]
    public async Task Run([QueueTrigger("docs")] string document)
    {
        var summary = await SummarizeAsync(document);
        Console.WriteLine(summary);
    }

    [Observe(AsType = ObservationType.Generation, Model = "gpt-4o")]
    public virtual Task<string> SummarizeAsync(string document) => Task.FromResult(document);
}
