// Correct
using Langfuse.Observe;

public static class Program
{
    private static readonly LangfuseClient Langfuse = LangfuseClient.Start();

    public static async Task Main()
    {
        try
        {
            Langfuse.Score("runs", 1);
        }
        finally
        {
            await Langfuse.DisposeAsync();
        }
    }
}
