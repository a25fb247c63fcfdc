// Planted: LFO4006
using Langfuse.Observe;

public class Checks(LangfuseClient langfuse)
{
    public void ThumbsDown(string traceId) => langfuse.Score("liked", -1, traceId: traceId, dataType: ScoreDataType.Boolean);
}
