// Planted: LFO5008
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

public static class Program
{
    public static void Main(string[] args)
    {
        Host.CreateDefaultBuilder(args)
            .ConfigureServices(services => services.AddHostedService<Poller>())
            .Build()
            .Run();
    }
}

public class Poller : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await PollAsync();
            await Task.Delay(1000, stoppingToken);
        }
    }

    [Observe]
    public virtual Task PollAsync() => Task.CompletedTask;
}
