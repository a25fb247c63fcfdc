// Right
using Langfuse.Observe;
using System.Diagnostics;

await using var langfuse = LangfuseClient.Start();
using var trace = langfuse.StartTrace("render", input: args);
using var renderer = Process.Start(new ProcessStartInfo("sleep", "5") { UseShellExecute = false })!;
using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
try
{
    await renderer.WaitForExitAsync(limit.Token);
    trace.Update(output: renderer.ExitCode);
    return renderer.ExitCode;
}
catch (OperationCanceledException)
{
    renderer.Kill(entireProcessTree: true);
    trace.Update(level: ObservationLevel.Warning, statusMessage: "renderer was too slow");
    return 124;
}
