// Planted: LFO5008
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddSingleton<Forecast>();
builder.Services.AddHostedService<ForecastWorker>();
await builder.Build().RunAsync();

public sealed class ForecastWorker(Forecast forecast, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var region in new[] { "alps", "coast", "plain" })
        {
            Console.WriteLine(await forecast.DescribeAsync(region, stoppingToken));
        }

        lifetime.StopApplication();
    }
}

[Observe]
public sealed class Forecast
{
    private readonly Random _random = new(7);

    public async Task<string> DescribeAsync(string region, CancellationToken cancellationToken)
    {
        await Task.Delay(10, cancellationToken);
        return $"{region}: {_random.Next(-3, 28)} degrees";
    }
}
