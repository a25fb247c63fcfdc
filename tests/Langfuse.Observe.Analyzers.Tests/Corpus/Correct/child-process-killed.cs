using System.Diagnostics;
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
using var trace = langfuse.StartTrace("render");
using var child = Process.Start("ffmpeg", "-i in.mp4 out.gif")!;
if (!child.WaitForExit(10_000))
{
    child.Kill(entireProcessTree: true);
    trace.Update(output: "timed out");
}
