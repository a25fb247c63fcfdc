using Langfuse.Observe;

public static class Program
{
    private static readonly Lazy<LangfuseClient> s_langfuse = new(() => LangfuseClient.Start());

    public static async Task Main(string[] args)
    {
        try
        {
            foreach (var arg in args)
            {
                using var trace = s_langfuse.Value.StartTrace("file", input: arg);
                trace.Update(output: await File.ReadAllTextAsync(arg));
            }
        }
        finally
        {
            if (s_langfuse.IsValueCreated)
            {
                await s_langfuse.Value.DisposeAsync();
            }
        }
    }
}
