// Planted: LFO6007
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddTracing(isCanary: args.Contains("--canary"));
builder.Services.AddHostedService<PriceFeed>();
await builder.Build().RunAsync();

internal static class TracingSetup
{
    private const string Canary = "eu.west/canary";

    public static void AddTracing(this IServiceCollection services, bool isCanary) =>
        services.AddLangfuse(options =>
        {
            if (isCanary)
            {
                options.Environment = Canary;
                options.SampleRate = 1;
                return;
            }

            options.Environment = "production";
            options.SampleRate = 0.05;
        });
}

internal sealed class PriceFeed(IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Console.WriteLine(await NextAsync("coffee"));
        lifetime.StopApplication();
    }

    [Observe(Name = "next-price")]
    private static async Task<decimal> NextAsync(string article)
    {
        await Task.Yield();
        return article.Length * 1.1m;
    }
}
