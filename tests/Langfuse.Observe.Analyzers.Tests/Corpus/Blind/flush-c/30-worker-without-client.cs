// Planted: LFO5008
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Warehouse;

public static class Program
{
    public static Task Main(string[] args) => Host.CreateDefaultBuilder(args)
        .ConfigureServices(services => services
            .AddSingleton<IPicker, NearestPicker>()
            .AddHostedService<PickLoop>())
        .RunConsoleAsync();
}

public interface IPicker
{
    int Pick(int[] shelves, int position);
}

[Observe]
public sealed class NearestPicker : IPicker
{
    public int Pick(int[] shelves, int position) => shelves.MinBy(shelf => Math.Abs(shelf - position));
}

public sealed class PickLoop(IPicker picker, ILogger<PickLoop> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var position = 0; !stoppingToken.IsCancellationRequested; position++)
        {
            logger.LogInformation("Next shelf: {Shelf}", picker.Pick([4, 9, 17], position % 20));
            await Task.Delay(1000, stoppingToken);
        }
    }
}
