// Right
using Langfuse.Observe;
using System.Diagnostics;

// press: prints a book in signatures; each signature is set by a child process that traces on its own
await using var langfuse = LangfuseClient.Start();
using var trace = langfuse.StartTrace("print-book", input: args);
foreach (var signature in args)
{
    var start = new ProcessStartInfo("typeset") { UseShellExecute = false };
    start.ArgumentList.Add(signature);
    start.Environment["LANGFUSE_TRACING_ENVIRONMENT"] = "typesetting";
    start.Environment["PRESS_TRACE"] = trace.TraceId;
    using var child = Process.Start(start);
    if (child is null)
    {
        trace.Update(level: ObservationLevel.Error, statusMessage: "typeset is not installed");
        return 69;
    }

    await child.WaitForExitAsync();
    trace.RecordEvent("signature-set", metadata: new { signature, child.ExitCode });
}

trace.Update(output: args.Length);
return 0;
