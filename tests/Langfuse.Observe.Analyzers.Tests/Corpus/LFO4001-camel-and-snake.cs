// Planted: LFO4001
using Langfuse.Observe;

public class Feedback(LangfuseClient langfuse)
{
    public void Good(string traceId) => langfuse.Score("user_feedback", 1, traceId: traceId);

    public void Better(string traceId) => langfuse.Score("user_feedback", 0.5, traceId: traceId);

    public void Bad(string traceId) => langfuse.Score("userFeedback", 0, traceId: traceId);
}
