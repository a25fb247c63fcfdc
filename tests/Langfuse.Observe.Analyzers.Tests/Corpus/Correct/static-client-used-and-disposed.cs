// Correct
using Langfuse.Observe;

public static class Program
{
    private static readonly LangfuseClient Langfuse = LangfuseClient.Start();

    public static async Task Main()
    {
        try
        {
            Langfuse.Score("runs", 1, traceId: "0af7651916cd43dd8448eb211c80319c");
        }
        finally
        {
            await Langfuse.DisposeAsync();
        }
    }
}
