// Planted: LFO1016
using Langfuse.Observe;
namespace Summaries;

public static class Summary
{
    [Observe(AsType = ObservationType.Generation, Model = "gpt-4o")]
    public static string Write(string text)
    {
        LangfuseContext.UpdateCurrentObservation(usage: new Usage(input: text.Length / 4, output: 20) { ["cached_tokens"] = 12 });
        return text;
    }
}
