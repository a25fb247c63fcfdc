// Planted: LFO1011
using Langfuse.Observe;

public class Search
{
    [Observe]
    public string Find(string query)
    {
        LangfuseContext.UpdateCurrentTrace(name: "search: " + query);
        return query;
    }
}
