// Planted: LFO4011
using Langfuse.Observe;

namespace Crashes.Grouping;

public sealed record Group(string TraceId, string GenerationId, int Members, double Cohesion);

public interface IGroupSink
{
    void Accept(Group group);
}

public sealed class LangfuseGroupSink(LangfuseClient langfuse) : IGroupSink
{
    public void Accept(Group group)
    {
        langfuse.Score("members", group.Members, traceId: group.TraceId);
        langfuse.Score("cohesion", group.Cohesion, observationId: group.GenerationId, comment: "mean pairwise similarity");
    }
}

public sealed class CountingSink : IGroupSink
{
    public int Count { get; private set; }

    public void Accept(Group group) => Count++;
}
