// Planted: LFO5002
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
AppDomain.CurrentDomain.UnhandledException += (_, e) =>
{
    Console.Error.WriteLine(e.ExceptionObject);
    Environment.Exit(70);
};
await Job.RunAsync();

static class Job
{
    [Observe]
    public static async Task RunAsync() => await File.ReadAllTextAsync("x");
}
