// Right
using Langfuse.Observe;
using System.Diagnostics;

await using var langfuse = LangfuseClient.Start();
var output = await Sandbox.RunAsync("python3", args.FirstOrDefault() ?? "print(1)", TimeSpan.FromSeconds(5));
Console.WriteLine(output ?? "took too long");

internal static class Sandbox
{
    [Observe(Name = "run-python", AsType = ObservationType.Tool)]
    public static async Task<string?> RunAsync(string command, string code, TimeSpan limit)
    {
        var start = new ProcessStartInfo(command) { RedirectStandardOutput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(code);
        using var child = Process.Start(start) ?? throw new InvalidOperationException($"no {command}");
        using var timer = new CancellationTokenSource(limit);
        try
        {
            var text = await child.StandardOutput.ReadToEndAsync(timer.Token);
            await child.WaitForExitAsync(timer.Token);
            return text;
        }
        catch (OperationCanceledException)
        {
            child.Kill(entireProcessTree: true);
            return null;
        }
    }
}
