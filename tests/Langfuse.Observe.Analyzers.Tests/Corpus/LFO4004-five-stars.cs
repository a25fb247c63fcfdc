// Planted: LFO4004
// Vocabulary: correctness, toxicity, hallucination
using Langfuse.Observe;

public class Stars(LangfuseClient langfuse)
{
    private const int Best = 5;

    public void Rate(string id, bool good) => langfuse.Score("correctness", good ? Best : 0, traceId: id);
}
