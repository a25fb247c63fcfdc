// Planted: LFO1051
using Langfuse.Observe;
using zborek.Langfuse.OpenTelemetry.Trace;

public class Retriever(IOtelLangfuseTrace trace)
{
    public async Task<string[]> SearchAsync(string query)
    {
        using var span = trace.CreateSpan("search", type: "retrieval", input: new { query });
        await Task.Delay(1);
        var found = new[] { query };
        span.SetOutput(found);
        return found;
    }
}
