// Planted: LFO4006
using Langfuse.Observe;

public class Checks(LangfuseClient langfuse)
{
    public void Run(string id) => langfuse.Score("is-correct", 0.5, traceId: id, dataType: ScoreDataType.Boolean);
}
