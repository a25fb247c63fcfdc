// Right
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddLangfuse(options => options.Environment = "production");
builder.Services.AddHostedService<MeterReader>();

using var host = builder.Build();
await host.RunAsync();

internal sealed class MeterReader(IHostApplicationLifetime lifetime) : BackgroundService
{
    private readonly int[] _meters = [1041, 1042, 2077];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var meter in _meters)
        {
            if (await ReadAsync(meter, stoppingToken) is not { } value)
            {
                lifetime.StopApplication();
                return;
            }

            Console.WriteLine($"{meter}: {value} kWh");
        }
    }

    [Observe(Name = "read-meter", AsType = ObservationType.Tool)]
    private static async Task<double?> ReadAsync(int meter, CancellationToken cancellationToken)
    {
        await Task.Delay(5, cancellationToken);
        return meter % 7 == 0 ? null : meter / 3.0;
    }
}
