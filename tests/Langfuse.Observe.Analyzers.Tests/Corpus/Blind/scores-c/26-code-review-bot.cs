// Planted: LFO4006
using Langfuse.Observe;

namespace Review.Bot;

public enum Verdict
{
    Approve,
    Comment,
    Reject,
}

public sealed class ReviewBot(LangfuseClient langfuse)
{
    public void Publish(string traceId, Verdict verdict, int comments)
    {
        var approved = verdict switch
        {
            Verdict.Approve => 1,
            Verdict.Comment => 2,
            _ => 0,
        };

        langfuse.Score("approved", approved, traceId: traceId, dataType: ScoreDataType.Boolean);
        langfuse.Score("comment-count", comments, traceId: traceId);
    }
}
