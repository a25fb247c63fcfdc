// Correct
using Langfuse.Observe;

public class Tracing(LangfuseClient langfuse)
{
    public Observation Begin(string name)
    {
        var span = langfuse.StartSpan("work", metadata: new { name });
        return span;
    }
}
