// Planted: LFO4001
using Langfuse.Observe;

public static class ScoreNames
{
    public const string Faithfulness = "faithfulness";
    public const string Hallucination = "halucination";
}

public class Evaluation(LangfuseClient langfuse)
{
    public void Run(string id, double f, double h)
    {
        langfuse.Score(ScoreNames.Faithfulness, f, traceId: id);
        langfuse.Score(ScoreNames.Hallucination, h, traceId: id);
        langfuse.Score("hallucination", h, traceId: id);
        langfuse.Score("hallucination", h + 0, traceId: id);
    }
}
