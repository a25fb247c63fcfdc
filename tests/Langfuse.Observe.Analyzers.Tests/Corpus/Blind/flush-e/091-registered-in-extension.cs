// Right
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// Port: plans pilots for arriving ships, round the clock.
await Host.CreateDefaultBuilder(args)
    .ConfigureServices((_, services) => services.AddPilots())
    .Build()
    .RunAsync();

internal static class PilotServices
{
    public static IServiceCollection AddPilots(this IServiceCollection services)
    {
        services.AddLangfuse();
        services.AddSingleton<PilotPlanner>();
        services.AddHostedService<PilotWorker>();
        return services;
    }
}

internal sealed class PilotWorker(PilotPlanner planner) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(5));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Console.WriteLine(await planner.AssignAsync("Maasdam"));
        }
    }
}

internal sealed class PilotPlanner
{
    [Observe(Root = true, AsType = ObservationType.Agent)]
    public async Task<string> AssignAsync(string ship)
    {
        var pilots = await FreeAsync();
        LangfuseContext.UpdateCurrentTrace(tags: ["pilots"]);
        return $"{ship}: {pilots[0]}";
    }

    [Observe(AsType = ObservationType.Tool)]
    private static async Task<string[]> FreeAsync()
    {
        await Task.Delay(10);
        return ["De Boer", "Smit"];
    }
}
