// Right
using Langfuse.Observe;
using System.Diagnostics;

// transcribe: runs an external recogniser on each recording, for a minute at most
await using var langfuse = LangfuseClient.Start();
foreach (var recording in args)
{
    using var trace = langfuse.StartTrace("transcribe", input: recording);
    using var child = Process.Start(new ProcessStartInfo("recogniser", [recording]) { RedirectStandardOutput = true })
        ?? throw new InvalidOperationException("recogniser did not start");
    using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
    try
    {
        var text = await child.StandardOutput.ReadToEndAsync(limit.Token);
        await child.WaitForExitAsync(limit.Token);
        trace.Update(output: text);
        Console.WriteLine(text);
    }
    catch (OperationCanceledException)
    {
        child.Kill(entireProcessTree: true);
        trace.Update(level: ObservationLevel.Warning, statusMessage: "recogniser was too slow");
    }
}
