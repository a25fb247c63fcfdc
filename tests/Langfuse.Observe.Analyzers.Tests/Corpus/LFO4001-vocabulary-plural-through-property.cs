// Planted: LFO4001
// Vocabulary: correctness, toxicity, hallucination
using Langfuse.Observe;

public class Moderation(LangfuseClient langfuse)
{
    private static string Metric => "hallucinations";

    public void Report(string id, bool seen) => langfuse.Score(Metric, seen, traceId: id);
}
