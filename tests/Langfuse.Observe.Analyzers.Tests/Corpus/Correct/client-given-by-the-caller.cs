// Correct
using Langfuse.Observe;

public class Judge(LangfuseClient langfuse)
{
    public async Task RateAsync(string traceId, double value)
    {
        langfuse.Score("quality", value, traceId: traceId);
        await langfuse.FlushAsync();
    }
}
