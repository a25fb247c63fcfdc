// Planted: LFO5002
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var verdict = await Gate.CheckAsync(args[0]);
if (!verdict)
{
    Console.Error.WriteLine("gate failed");
    Environment.Exit(1);
}

static class Gate
{
    [Observe(AsType = ObservationType.Guardrail)]
    public static Task<bool> CheckAsync(string text) => Task.FromResult(!text.Contains("bad"));
}
