// Planted: LFO4002
// Vocabulary: correctness, toxicity, hallucination
using Langfuse.Observe;

public class Scores2(LangfuseClient langfuse)
{
    private void Put(string id, string name, double value) => langfuse.Score(name, value, traceId: id);

    public void Run(string id)
    {
        Put(id, "correctness", 1);
        Put(id, "brevity", 0.4);
    }
}
