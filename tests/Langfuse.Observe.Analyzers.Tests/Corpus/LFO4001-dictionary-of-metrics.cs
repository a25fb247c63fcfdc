// Planted: LFO4001
using Langfuse.Observe;

public class Suite(LangfuseClient langfuse)
{
    public void Run(string id)
    {
        (string, double)[] results = [("coherence", 0.9), ("fluency", 0.8), ("coherrence", 0.7)];
        foreach (var (metric, value) in results)
        {
            langfuse.Score(metric, value, traceId: id);
        }

        langfuse.Score("coherence", 1, traceId: id);
    }
}
