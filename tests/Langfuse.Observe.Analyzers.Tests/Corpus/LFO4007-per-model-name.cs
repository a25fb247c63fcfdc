// Planted: LFO4007
using Langfuse.Observe;

public class Bench(LangfuseClient langfuse)
{
    public void Run(IEnumerable<string> models, string id)
    {
        foreach (var model in models)
        {
            langfuse.Score($"accuracy_{model}", 0.9, traceId: id);
        }
    }
}
