// Planted: LFO4009
using Langfuse.Observe;

public class Review(LangfuseClient langfuse)
{
    public void Fix(string traceId, string better) => langfuse.Score("answer", better, traceId: traceId, dataType: ScoreDataType.Correction);
}
