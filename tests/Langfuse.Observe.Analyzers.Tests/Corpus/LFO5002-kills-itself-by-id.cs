// Planted: LFO5002
using System.Diagnostics;
using Langfuse.Observe;

using var langfuse = LangfuseClient.Start();
langfuse.Score("memory", GC.GetTotalMemory(false), sessionId: "w");
var self = Process.GetProcessById(Environment.ProcessId);
if (GC.GetTotalMemory(false) > 1_000_000_000)
{
    self.Kill();
}
