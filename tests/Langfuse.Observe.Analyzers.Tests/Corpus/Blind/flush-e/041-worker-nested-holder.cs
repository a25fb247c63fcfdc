// Planted: LFO5007
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Orchard;

public static class Program
{
    public static async Task Main(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddHostedService<FrostWorker>();
        await builder.Build().RunAsync();
    }
}

public sealed class FrostWorker : BackgroundService
{
    private static class Recording
    {
        private static readonly LangfuseClient Client = LangfuseClient.Start();

        public static ValueTask EndAsync() => Client.DisposeAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var advice = await AdviseAsync(Random.Shared.Next(-8, 12));
            Console.WriteLine(advice);
            await Task.Delay(TimeSpan.FromMinutes(10), stoppingToken);
        }
    }

    [Observe(Root = true, Name = "frost-advice")]
    private static async Task<string> AdviseAsync(int degrees)
    {
        await Task.Yield();
        return degrees < 0 ? "light the candles" : "sleep well";
    }
}
