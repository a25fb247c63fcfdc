// Planted: LFO5002
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
TaskScheduler.UnobservedTaskException += (_, e) =>
{
    Console.Error.WriteLine(e.Exception);
    Environment.FailFast("unobserved", e.Exception);
};
Console.WriteLine(await Loop.RunAsync(args));

static class Loop
{
    [Observe]
    public static async Task<int> RunAsync(string[] args) { await Task.Delay(1); return args.Length; }
}
