// Planted: LFO5003
using Langfuse.Observe;

static class Program
{
    static void Main()
    {
        var langfuse = LangfuseClient.Start();
        langfuse.Score("ran", true, traceId: "0af7651916cd43dd8448eb211c80319c");
        _ = langfuse.DisposeAsync();
    }
}
