// Planted: LFO5012
using Langfuse.Observe;

public class Retriever(LangfuseClient langfuse)
{
    public string[] Find(string query)
    {
        var span = langfuse.StartSpan("find", input: query);
        var found = new[] { query };
        span.Update(output: found);
        return found;
    }
}
