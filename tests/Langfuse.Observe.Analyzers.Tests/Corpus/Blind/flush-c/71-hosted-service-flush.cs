// Right
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

var host = Host.CreateDefaultBuilder(args)
    .ConfigureServices(services =>
    {
        services.AddLangfuse();
        services.AddHostedService<Counter>();
    })
    .Build();
await host.RunAsync();

public sealed class Counter(LangfuseClient langfuse, ILogger<Counter> logger) : IHostedService
{
    private readonly string _session = Guid.NewGuid().ToString("N");

    public Task StartAsync(CancellationToken cancellationToken)
    {
        langfuse.Score("up", true, sessionId: _session);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        langfuse.Score("up", false, sessionId: _session);
        var result = await langfuse.FlushAsync(TimeSpan.FromSeconds(5), cancellationToken);
        logger.LogInformation("{Sent} sent, {Pending} pending", result.Sent, result.Pending);
    }
}
