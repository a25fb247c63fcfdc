// Planted: LFO5006
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddSingleton<TelemetryFactory>();
builder.Services.AddHostedService<DriftMonitor>();
using var host = builder.Build();
await host.RunAsync();

internal sealed class TelemetryFactory
{
    public LangfuseClient Create() => LangfuseClient.Start(options => options.Environment = "monitoring");
}

internal sealed class DriftMonitor(TelemetryFactory factory, ILogger<DriftMonitor> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await using var langfuse = factory.Create();
            using var trace = langfuse.StartTrace("drift-check");
            var drift = Random.Shared.NextDouble();
            trace.Score("drift", drift);
            logger.LogInformation("drift {Drift}", drift);
        }
    }
}
