// Planted: LFO5012
using Langfuse.Observe;

public class Steps(LangfuseClient langfuse)
{
    public void Mark(string what)
    {
        using var trace = langfuse.StartTrace("steps");
        trace.StartSpan("mark", input: what);
    }
}
