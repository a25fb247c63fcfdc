// Right
using Langfuse.Observe;

namespace Support.Voice;

public sealed class CallRater(LangfuseClient langfuse)
{
    public void Rate(string callId, bool wholeSession, double quality)
    {
        if (wholeSession)
        {
            langfuse.Score("call-quality", quality, sessionId: callId);
        }
        else
        {
            langfuse.Score("call-quality", quality, traceId: LangfuseClient.CreateTraceId(seed: callId));
        }
    }

    public void RateTurn(Observation turn, double quality) =>
        langfuse.Score("turn-latency-ok", quality > 0.5, traceId: turn.TraceId, observationId: turn.Id);

    public void RateByHandle(Observation turn, double quality)
    {
        turn.Score("call-quality", quality);
    }
}
