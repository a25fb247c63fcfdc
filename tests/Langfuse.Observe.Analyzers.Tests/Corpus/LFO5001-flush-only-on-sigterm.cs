// Planted: LFO5001
using System.Runtime.InteropServices;
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
using var signal = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => langfuse.FlushAsync().Wait());
using (var trace = langfuse.StartTrace("nightly"))
{
    trace.Update(output: args.Length);
}
