// Planted: LFO5003
using Langfuse.Observe;
using Microsoft.Extensions.Hosting;

public sealed class Flusher(LangfuseClient langfuse) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(5000, stoppingToken);
        }

        langfuse.FlushAsync(cancellationToken: CancellationToken.None);
    }
}
