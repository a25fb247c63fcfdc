// Right
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddLangfuse(options => options.Environment = "harbour_2");
builder.Services.AddSingleton<TideReader>();
builder.Services.AddHostedService<TideService>();
await builder.Build().RunAsync();

sealed class TideService(TideReader reader) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(10));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var warning = await reader.ReadAsync("pier-4", stoppingToken);
            if (warning.Length > 0)
            {
                Console.WriteLine(warning);
            }
        }
    }
}

sealed class TideReader
{
    private readonly Random _gauge = new();

    [Observe(Name = "read-tide")]
    public async Task<string> ReadAsync(string pier, CancellationToken ct)
    {
        await Task.Delay(20, ct);
        var level = _gauge.NextDouble() * 6;
        LangfuseContext.UpdateCurrentObservation(metadata: new { level });
        return level > 5 ? $"High water at {pier}" : "";
    }
}
