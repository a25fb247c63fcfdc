// Planted: LFO5008
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// Airport: rebooks passengers of cancelled flights, round the clock.
var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddLogging(logging => logging.AddConsole());
builder.Services.AddHttpClient();
builder.Services.AddSingleton<Rebooking>();
builder.Services.AddHostedService<RebookingWorker>();
await builder.Build().RunAsync();

internal sealed class RebookingWorker(Rebooking rebooking, ILogger<RebookingWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(20));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var flight = await rebooking.NextAsync("KL1023");
            logger.LogInformation("rebooked to {Flight}", flight);
        }
    }
}

internal sealed class Rebooking
{
    [Observe(Root = true, AsType = ObservationType.Agent)]
    public async Task<string> NextAsync(string cancelled)
    {
        var options = await FindAsync(cancelled);
        LangfuseContext.UpdateCurrentTrace(tags: ["rebooking"]);
        return options[0];
    }

    [Observe(AsType = ObservationType.Tool)]
    private static async Task<string[]> FindAsync(string flight)
    {
        await Task.Delay(10);
        return [flight + "A", flight + "B"];
    }
}
