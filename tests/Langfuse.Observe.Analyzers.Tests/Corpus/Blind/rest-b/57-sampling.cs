// Right
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

const int tracedPercent = 15;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddLangfuse(options =>
{
    options.Environment = "load-test";
    options.SampleRate = tracedPercent / 100.0;
    options.KeepTracesWithErrors = true;
});
builder.Services.AddHostedService<LoadWorker>();
await builder.Build().RunAsync();

internal sealed class LoadWorker(IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var sum = 0;
        for (var i = 0; i < 1000; i++)
        {
            sum += await StepAsync(i);
        }

        Console.WriteLine(sum);
        lifetime.StopApplication();
    }

    [Observe(Name = "load-step", SampleRate = 1)]
    private static async Task<int> StepAsync(int number)
    {
        await Task.Yield();
        return Square(number % 10);
    }

    [Observe(SampleRate = 0)]
    private static int Square(int number) => number * number;
}
