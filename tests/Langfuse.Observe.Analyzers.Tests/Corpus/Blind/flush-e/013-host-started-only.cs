// Planted: LFO5001
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// Greenhouse controller: advises on watering until Enter is pressed.
var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddLangfuse();
builder.Services.AddHostedService<WateringWorker>();
var host = builder.Build();
await host.StartAsync();

Console.WriteLine("watering; press Enter to leave");
Console.ReadLine();
Console.WriteLine("bye");

internal sealed class WateringWorker : BackgroundService
{
    private static readonly string[] Beds = ["tomato", "basil", "pepper"];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(15));
        do
        {
            foreach (var bed in Beds)
            {
                await AdviseAsync(bed);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [Observe(Root = true, Name = "watering-advice")]
    private static async Task<int> AdviseAsync(string bed)
    {
        await Task.Yield();
        return bed.Length * 10;
    }
}
