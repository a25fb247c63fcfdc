// Planted: LFO4001
using Langfuse.Observe;

public enum Metric { Helpfulness, Tone }

public class Scorer(LangfuseClient langfuse)
{
    public void Automatic(string id) => langfuse.Score(nameof(Metric.Helpfulness), 0.5, traceId: id);

    public void Again(string id) => langfuse.Score(nameof(Metric.Helpfulness), 0.6, traceId: id);

    public void Manual(string id) => langfuse.Score("helpfulness", 1, traceId: id);
}
