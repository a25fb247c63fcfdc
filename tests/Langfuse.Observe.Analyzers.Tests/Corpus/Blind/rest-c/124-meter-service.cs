// Right
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

await using var langfuse = LangfuseClient.Start();
var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddSingleton(langfuse);
builder.Services.AddHostedService<MeterService>();
await builder.Build().RunAsync();

internal sealed class MeterService(LangfuseClient langfuse) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            using var trace = langfuse.StartTrace("read-meters");
            var kilowatts = Read(DateTime.UtcNow.Minute);
            trace.Update(output: Explain(kilowatts));
        }
    }

    private static double Read(int minute) => 40 + minute / 10.0;

    [Observe(AsType = ObservationType.Chain)]
    private static string Explain(double kilowatts) => kilowatts > 44 ? "high" : "usual";
}
