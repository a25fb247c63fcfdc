// Right
using Langfuse.Observe;

namespace Tenancy.Jobs;

public sealed record Job(string Tenant, string User, string Text);

public sealed class JobRunner(Func<string, Task<string>> run)
{
    public async Task<int> RunAsync(IReadOnlyList<Job> jobs)
    {
        var length = 0;
        foreach (var job in jobs)
        {
            using (Enter(job))
            {
                length += (await HandleAsync(job.Text)).Length;
            }
        }

        var last = LangfuseContext.Propagate(tags: ["cleanup"]);
        try
        {
            await HandleAsync("cleanup");
        }
        finally
        {
            last.Dispose();
        }

        return length;
    }

    private static IDisposable Enter(Job job) => LangfuseContext.Propagate(userId: job.User, metadata: new { job.Tenant });

    [Observe(Name = "handle-job")]
    private async Task<string> HandleAsync(string text) => await run(text);
}
