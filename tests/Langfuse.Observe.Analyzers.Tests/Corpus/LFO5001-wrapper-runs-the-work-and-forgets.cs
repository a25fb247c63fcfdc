// Planted: LFO5001
using Langfuse.Observe;

await RunWithTracing(async () =>
{
    Console.WriteLine(await Poet.WriteAsync("autumn"));
});

static async Task RunWithTracing(Func<Task> work)
{
    var client = LangfuseClient.Start();
    await work();
    Console.WriteLine($"sent so far: {client.Delivery}");
}

static class Poet
{
    [Observe(AsType = ObservationType.Generation, Model = "claude-3-5-sonnet")]
    public static async Task<string> WriteAsync(string topic)
    {
        await Task.Yield();
        return $"Leaves of {topic}";
    }
}
