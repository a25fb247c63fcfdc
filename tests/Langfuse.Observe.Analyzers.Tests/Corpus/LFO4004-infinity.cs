// Planted: LFO4004
using Langfuse.Observe;

public class Ratio(LangfuseClient langfuse)
{
    public void Run(string id, bool any)
    {
        var ratio = any ? 0.5 : double.PositiveInfinity;
        langfuse.Score("ratio", ratio, traceId: id);
    }
}
