// Planted: LFO6012
using Langfuse.Observe;
namespace Agents;

public sealed class Worker
{
    private Observation? _span;

    public void Finish(Observation trace, string text)
    {
        _span = trace.StartSpan("work");
        _span.End();
        _span.Update(output: text);
    }
}
