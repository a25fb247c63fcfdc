// Planted: LFO1011
using Langfuse.Observe;

public class Loop(LangfuseClient langfuse)
{
    public void Run(int steps)
    {
        using var trace = langfuse.StartTrace("loop");
        for (var step = 0; step < steps; step++)
        {
            using var span = trace.StartSpan("iteration " + step);
        }
    }
}
