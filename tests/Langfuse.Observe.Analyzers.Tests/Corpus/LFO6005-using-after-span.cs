// Planted: LFO6005
using Langfuse.Observe;

public class Steps(LangfuseClient langfuse)
{
    public int Run(string session)
    {
        using (var span = langfuse.StartSpan("work"))
        {
            span.Update(output: 1);
        }

        using var scope = LangfuseContext.Propagate(sessionId: session);
        return 1;
    }
}
