// Planted: LFO4003
using Langfuse.Observe;
namespace Support;

public sealed class Timing(LangfuseClient langfuse)
{
    public void Finished(string traceId, TimeSpan took) => langfuse.Score("on-time", took.TotalSeconds, traceId: traceId);

    public void Late(string traceId) => langfuse.Score("on-time", false, traceId: traceId);

    public void Slow(string traceId, TimeSpan took) => langfuse.Score("on-time", took.TotalSeconds * 2, traceId: traceId);
}
