// Planted: LFO1017
using Langfuse.Observe;

namespace Demo;

public class Program
{
    public static async Task Main()
    {
        await using var langfuse = LangfuseClient.Start();
        using var trace = langfuse.StartTrace("demo", input: "What is RAG?");
        Answer(trace);
        trace.RecordEvent("finished", metadata: new { ok = true });
    }

    private static void Answer(Observation trace)
    {
        var generation = trace.StartGeneration("answer", model: "gpt-4o", modelParameters: new { temperature = 0.2 });
        generation.End(
            output: "Retrieval augmented generation.",
            usage: new Usage(input: 900, output: 250)
            {
                ["input_cached_tokens"] = 400,
                ["total"] = 1150,
            },
            cost: new Cost(total: 0.006m));
    }
}
