// Planted: LFO5002
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
try
{
    await Loop.RunAsync();
}
catch (InvalidOperationException broken)
{
    Environment.FailFast("state is broken", broken);
}

static class Loop
{
    [Observe(AsType = ObservationType.Agent)]
    public static async Task RunAsync()
    {
        await Task.Yield();
        throw new InvalidOperationException("broken");
    }
}
