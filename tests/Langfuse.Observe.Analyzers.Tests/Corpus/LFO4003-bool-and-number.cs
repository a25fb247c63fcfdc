// Planted: LFO4003
using Langfuse.Observe;

public class Runs(LangfuseClient langfuse)
{
    public void Succeed(string id) => langfuse.Score("completed", true, traceId: id);

    public void Partly(string id, double share) => langfuse.Score("completed", share, traceId: id);
}
