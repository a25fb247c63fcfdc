// Planted: LFO6004
using Langfuse.Observe;

namespace Scheduler;

public class Tasks
{
    public string Run(string job)
    {
        IDisposable scope = LangfuseContext.Propagate(traceName: "scheduled", version: "2.1");
        if (job.Length == 0)
            return "nothing to do";

        var result = Execute(job);
        scope.Dispose();
        return result;
    }

    [Observe]
    private string Execute(string job) => job.StartsWith('!') ? throw new ArgumentException("not a job", nameof(job)) : "ok";
}
