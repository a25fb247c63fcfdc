// Planted: LFO5006
using System.Threading.Channels;
using Langfuse.Observe;
using Microsoft.Extensions.Hosting;

namespace Printing;

public sealed record PrintJob(string Owner, string Title, int Pages);

public sealed class PrintQueue
{
    private readonly Channel<PrintJob> _channel = Channel.CreateBounded<PrintJob>(100);

    public ValueTask AddAsync(PrintJob job) => _channel.Writer.WriteAsync(job);

    public IAsyncEnumerable<PrintJob> ReadAsync(CancellationToken stop) => _channel.Reader.ReadAllAsync(stop);
}

public sealed class PrintWorker(PrintQueue queue) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var job in queue.ReadAsync(stoppingToken))
        {
            await PrintAsync(job, stoppingToken);
        }
    }

    private static async Task PrintAsync(PrintJob job, CancellationToken stop)
    {
        await using var langfuse = LangfuseClient.Start();
        using var trace = langfuse.StartTrace("print", userId: job.Owner, input: job.Title);
        await Task.Delay(job.Pages * 100, stop);
        trace.Update(output: new { pages = job.Pages });
    }
}
