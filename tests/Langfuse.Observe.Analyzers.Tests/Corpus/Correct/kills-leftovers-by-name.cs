using System.Diagnostics;
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
langfuse.Score("started", 1, sessionId: "cleanup");
foreach (var leftover in Process.GetProcessesByName("chromium"))
{
    leftover.Kill();
}
