// Planted: LFO1009
using Langfuse.Observe;

public class Retriever
{
    [Observe(AsType = ObservationType.Retriever)]
    public async Task<string[]> SearchAsync(string query)
    {
        await Task.Yield();
        LangfuseContext.UpdateCurrentObservation(usage: new Usage(input: query.Length), metadata: new { k = 3 });
        return [query];
    }
}
