// Planted: LFO4004
// Vocabulary: correctness, toxicity, hallucination
using Langfuse.Observe;

public class Exam(LangfuseClient langfuse)
{
    public void Grade(string id) => langfuse.Score("correctness", 92.5, traceId: id);
}
