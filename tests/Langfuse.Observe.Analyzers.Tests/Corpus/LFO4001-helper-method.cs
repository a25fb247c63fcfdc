// Planted: LFO4001
using Langfuse.Observe;

public class Grading(LangfuseClient langfuse)
{
    private void Grade(string traceId, string metric, double value)
    {
        langfuse.Score(metric, value, traceId: traceId, comment: "auto");
    }

    public void Run(string id)
    {
        Grade(id, "groundedness", 0.4);
        Grade(id, "groundedness", 0.9);
        Grade(id, "groundednes", 0.7);
    }
}
