using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddHostedService<Tracing>();
builder.Services.AddHostedService<Worker>();
await builder.Build().RunAsync();

sealed class Tracing : IHostedService
{
    private LangfuseClient? _client;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _client = LangfuseClient.Start();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_client is { } client)
        {
            await client.FlushAsync(cancellationToken: cancellationToken);
            client.Dispose();
        }
    }
}

sealed class Worker : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Poller.PollAsync();
            await Task.Delay(1000, stoppingToken);
        }
    }
}

static class Poller
{
    [Observe]
    public static Task PollAsync() => Task.CompletedTask;
}
