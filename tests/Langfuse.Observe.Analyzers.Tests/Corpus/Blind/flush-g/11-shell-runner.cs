// Right
using System.Diagnostics;
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var code = await Shell.RunAsync("git", "status --short", TimeSpan.FromSeconds(20));
Console.WriteLine($"exit code {code}");
Environment.ExitCode = code;

static class Shell
{
    [Observe(AsType = ObservationType.Tool)]
    public static async Task<int> RunAsync(string program, string arguments, TimeSpan limit)
    {
        using var child = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false })
            ?? throw new InvalidOperationException("cannot start " + program);
        using var timer = new CancellationTokenSource(limit);
        try
        {
            await child.WaitForExitAsync(timer.Token);
            return child.ExitCode;
        }
        catch (OperationCanceledException)
        {
            child.Kill(entireProcessTree: true);
            return 124;
        }
    }
}
