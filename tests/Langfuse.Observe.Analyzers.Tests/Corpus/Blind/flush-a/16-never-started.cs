// Planted: LFO5008
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddSingleton<IPlanner, Planner>();
builder.Services.AddHostedService<PlanningService>();

await builder.Build().RunAsync();

public interface IPlanner
{
    Task<IReadOnlyList<string>> PlanAsync(string goal, CancellationToken cancellationToken);
}

public sealed class Planner : IPlanner
{
    [Observe(AsType = ObservationType.Tool)]
    public async Task<IReadOnlyList<string>> PlanAsync(string goal, CancellationToken cancellationToken)
    {
        LangfuseContext.UpdateCurrentTrace(name: "planning", tags: ["planner"]);
        await Task.Delay(100, cancellationToken);
        return [goal, "review " + goal];
    }
}

public sealed class PlanningService(IPlanner planner, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var step in await planner.PlanAsync("release", stoppingToken))
        {
            Console.WriteLine(step);
        }

        lifetime.StopApplication();
    }
}
