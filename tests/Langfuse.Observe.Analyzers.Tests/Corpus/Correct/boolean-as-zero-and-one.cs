// Correct
using Langfuse.Observe;

public class Thumbs(LangfuseClient langfuse)
{
    public void Give(string traceId, bool up) => langfuse.Score("thumbs", up ? 1 : 0, traceId: traceId, dataType: ScoreDataType.Boolean);
}
