// Planted: LFO4011
using Langfuse.Observe;
namespace Support;

public sealed class Feedback(LangfuseClient langfuse)
{
    public void Save(string sessionId, string traceId, int stars) => langfuse.Score("stars", stars, traceId: traceId, sessionId: sessionId);
}
