// Planted: LFO4005
// Vocabulary: correctness, toxicity, hallucination
using Langfuse.Observe;

public class Moderation(LangfuseClient langfuse)
{
    public void Report(string id) => langfuse.Score("toxicity", "Severe", traceId: id);
}
