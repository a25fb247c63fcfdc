// Planted: LFO5005
using Langfuse.Observe;
using Microsoft.Extensions.Hosting;

public class TracingService : IHostedService
{
    private LangfuseClient? _langfuse;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _langfuse = LangfuseClient.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
