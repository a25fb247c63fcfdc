// Correct
using Langfuse.Observe;

public class Judge(LangfuseClient langfuse)
{
    public void Rate(string traceId)
    {
        langfuse.Score("recall", 0.5, traceId: traceId);
        langfuse.Score("precision", 0.5, traceId: traceId);
        langfuse.Score("recall_at_1", 0.5, traceId: traceId);
        langfuse.Score("recall_at_5", 0.5, traceId: traceId);
        langfuse.Score("correct", true, traceId: traceId);
        langfuse.Score("incorrect", false, traceId: traceId);
    }
}
