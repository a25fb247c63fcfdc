// Planted: LFO4002
// Vocabulary: correctness, toxicity, hallucination
using Langfuse.Observe;

public class Router(LangfuseClient langfuse)
{
    public void Rate(string id, int kind, double value)
    {
        var name = kind switch { 0 => "correctness", _ => "style" };
        langfuse.Score(name, value, traceId: id);
    }
}
