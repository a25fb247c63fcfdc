using Langfuse.Observe;

await Tracing.RunAsync(async () =>
{
    foreach (var arg in args)
        await Jobs.DoAsync(arg);
});

static class Tracing
{
    public static async Task RunAsync(Func<Task> work)
    {
        var client = LangfuseClient.Start();
        try
        {
            await work();
        }
        finally
        {
            await client.DisposeAsync();
        }
    }
}

static class Jobs
{
    [Observe]
    public static async Task DoAsync(string name) => await File.AppendAllTextAsync("log.txt", name);
}
