// Right
using System.Diagnostics;
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
return await Sandbox.RunAsync("python3", "-c \"print(1 + 1)\"");

static class Sandbox
{
    [Observe(AsType = ObservationType.Tool, Name = "run_python")]
    public static async Task<int> RunAsync(string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("not started");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            Console.Write(await process.StandardOutput.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return 124;
        }
    }
}
