// Planted: LFO4011
using Langfuse.Observe;

namespace Banking.Chat;

public abstract class FeedbackStore
{
    public abstract void Liked(string traceId, string sessionId);
}

public sealed class LangfuseFeedbackStore(LangfuseClient langfuse) : FeedbackStore
{
    public override void Liked(string traceId, string sessionId)
    {
        ArgumentException.ThrowIfNullOrEmpty(traceId);
        langfuse.Score("liked", true, traceId: traceId, sessionId: sessionId);
    }
}

public sealed class SilentFeedbackStore : FeedbackStore
{
    public override void Liked(string traceId, string sessionId)
    {
    }
}
