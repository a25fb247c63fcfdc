// Planted: LFO5007
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddHostedService<StockAlerts>();
using var host = builder.Build();
host.Run();

public sealed class StockAlerts : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            Console.WriteLine(Evaluate(DateTime.UtcNow.Second));
            await Task.Delay(TimeSpan.FromSeconds(30), stoppingToken);
        }
    }

    [Observe(Name = "evaluate-alert")]
    private static string Evaluate(int level) => level > 30 ? "sell" : "hold";

    private static class Tracing
    {
        internal static readonly LangfuseClient Instance = Create();

        private static LangfuseClient Create()
        {
            var client = LangfuseClient.Start();
            AppDomain.CurrentDomain.ProcessExit += (_, _) => client.Dispose();
            return client;
        }
    }
}
