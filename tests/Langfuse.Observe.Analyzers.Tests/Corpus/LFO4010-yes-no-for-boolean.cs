// Planted: LFO4010
// Vocabulary: correctness, toxicity, hallucination
using Langfuse.Observe;

public class Detector(LangfuseClient langfuse)
{
    public void Run(string id, bool seen) => langfuse.Score("hallucination", seen ? "yes" : "no", traceId: id);
}
