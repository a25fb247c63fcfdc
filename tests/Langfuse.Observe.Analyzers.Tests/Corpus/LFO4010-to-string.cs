// Planted: LFO4010
// Vocabulary: correctness, toxicity, hallucination
using Langfuse.Observe;

public class Exam(LangfuseClient langfuse)
{
    public void Run(string id, double value) => langfuse.Score("correctness", value.ToString("0.00"), traceId: id);
}
