// Planted: LFO5003
using Langfuse.Observe;

static class Program
{
    static void Main()
    {
        var langfuse = LangfuseClient.Start();
        langfuse.Score("ran", true);
        _ = langfuse.DisposeAsync();
    }
}
