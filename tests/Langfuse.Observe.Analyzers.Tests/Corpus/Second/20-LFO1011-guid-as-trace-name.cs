// Planted: LFO1011
using Langfuse.Observe;
namespace Tools;

public static class Jobs
{
    public static void Run(LangfuseClient langfuse)
    {
        var job = Guid.NewGuid();
        using var trace = langfuse.StartTrace(job.ToString("N"));
        trace.Update(output: "done");
    }
}
