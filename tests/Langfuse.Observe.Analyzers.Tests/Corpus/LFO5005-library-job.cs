// Planted: LFO5005
using Langfuse.Observe;

public static class ReindexJob
{
    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        var langfuse = LangfuseClient.Start();
        using var trace = langfuse.StartTrace("reindex");
        await Task.Delay(100, cancellationToken);
        trace.Update(output: "done");
    }
}
