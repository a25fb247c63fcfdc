// Planted: LFO4002
// Vocabulary: correctness, toxicity, hallucination
using Langfuse.Observe;

public static class Names
{
    public const string Latency = "latency-ok";
}

public class Probe(LangfuseClient langfuse)
{
    public void Run(string id) => langfuse.Score(Names.Latency, true, traceId: id);
}
