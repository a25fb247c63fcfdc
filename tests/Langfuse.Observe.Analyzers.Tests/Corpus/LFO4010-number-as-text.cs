// Planted: LFO4010
// Vocabulary: correctness, toxicity, hallucination
using Langfuse.Observe;

public class Parser(LangfuseClient langfuse)
{
    public void Run(string id) => langfuse.Score("correctness", "0.75", traceId: id);
}
