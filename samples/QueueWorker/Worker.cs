using System.Threading.Channels;
using Langfuse.Observe;
using Microsoft.Extensions.Hosting;

namespace QueueWorker;

/// <summary>Does the work, each in the trace of who asked for it.</summary>
internal sealed class Worker(Channel<Job> queue, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var job in queue.Reader.ReadAllAsync(stoppingToken))
        {
            using var restored = LangfuseContext.Restore(job.Context);
            Console.WriteLine(await ShipAsync(job.Item, stoppingToken));
        }

        lifetime.StopApplication();
    }

    [Observe(AsType = ObservationType.Tool, Name = "ship")]
    private static async Task<string> ShipAsync(string item, CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken);
        return "shipped: " + item;
    }
}
