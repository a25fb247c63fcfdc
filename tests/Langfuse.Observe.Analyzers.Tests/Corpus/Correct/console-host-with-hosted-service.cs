using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

await Host.CreateDefaultBuilder(args)
    .ConfigureServices(s => s.AddLangfuse().AddHostedService<Nightly>())
    .RunConsoleAsync();

sealed class Nightly(IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Report.BuildAsync(stoppingToken);
        lifetime.StopApplication();
    }
}

static class Report
{
    [Observe]
    public static async Task BuildAsync(CancellationToken ct) => await Task.Delay(10, ct);
}
