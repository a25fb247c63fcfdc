// Planted: LFO1001
using Langfuse.Observe;

public interface ISummarizer
{
    [Observe(AsType = ObservationType.Generation)]
    Task<string> SummarizeAsync(string text);
}
