// Planted: LFO6008
using Langfuse.Observe;
using System.Collections.Concurrent;
using System.Diagnostics;

namespace PrintShop;

public sealed record PrintJob(string File, Activity? Origin);

public sealed class PrintQueue
{
    private readonly ConcurrentQueue<PrintJob> _jobs = new();

    public void Enqueue(string file) => _jobs.Enqueue(new PrintJob(file, Activity.Current));

    public int Work()
    {
        var sheets = 0;
        while (_jobs.TryDequeue(out var job))
        {
            if (job is { Origin: { } origin })
            {
                Activity.Current = origin;
            }

            sheets += Layout(job.File);
        }

        return sheets;
    }

    [Observe(AsType = ObservationType.Tool)]
    private static int Layout(string file) => Math.Max(1, file.Length / 4);
}
