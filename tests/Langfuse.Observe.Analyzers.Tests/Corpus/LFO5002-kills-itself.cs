// Planted: LFO5002
using System.Diagnostics;
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
if (!await Gate.CheckAsync(args[0]))
{
    Process.GetCurrentProcess().Kill();
}

static class Gate
{
    [Observe(AsType = ObservationType.Guardrail)]
    public static Task<bool> CheckAsync(string text) => Task.FromResult(text.Length > 3);
}
