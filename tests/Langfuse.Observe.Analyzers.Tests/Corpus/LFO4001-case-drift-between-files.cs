// Planted: LFO4001
using Langfuse.Observe;

public class FeedbackHandler(LangfuseClient langfuse)
{
    public void ThumbsUp(string traceId) => langfuse.Score("user-feedback", 1, traceId: traceId);
    public void ThumbsDown(string traceId) => langfuse.Score("user-feedback", 0, traceId: traceId);
}

public class ImportHandler(LangfuseClient langfuse)
{
    public void Import(string traceId, int value) => langfuse.Score("User-Feedback", value, traceId: traceId);
}
