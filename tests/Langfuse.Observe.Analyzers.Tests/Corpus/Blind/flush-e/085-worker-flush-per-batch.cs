// Right
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// Nightly batches of a mail-order firm, in one process that runs for weeks.
var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddLangfuse();
builder.Services.AddHostedService<ReturnsWorker>();
using var host = builder.Build();
await host.RunAsync();

internal sealed class ReturnsWorker(LangfuseClient langfuse) : BackgroundService
{
    private static readonly string[] Reasons = ["too small", "wrong colour", "broken"];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var night = new PeriodicTimer(TimeSpan.FromHours(24));
        while (await night.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var reason in Reasons)
            {
                using var trace = langfuse.StartTrace("sort-return", input: reason);
                trace.Update(output: reason == "broken" ? "refund" : "exchange");
            }

            var result = await langfuse.FlushAsync(cancellationToken: stoppingToken);
            Console.WriteLine($"batch: {result.Sent} sent");
        }
    }
}
