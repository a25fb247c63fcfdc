// Right
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddLangfuse(options => options.FlushAt = 500);
builder.Services.AddHostedService<Backfill>();
using var host = builder.Build();
await host.RunAsync();

public sealed class Backfill(LangfuseClient langfuse, IHostApplicationLifetime lifetime) : BackgroundService
{
    private static readonly string[] Labels = ["cat", "dog", "heron"];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var batch in Enumerable.Range(0, 10_000).Chunk(1_000))
        {
            foreach (var id in batch)
            {
                langfuse.Score("label", Labels[id % Labels.Length], traceId: LangfuseClient.CreateTraceId(seed: $"photo-{id}"));
            }

            var result = await langfuse.FlushAsync(cancellationToken: stoppingToken);
            Console.WriteLine($"{batch[^1] + 1}: {result.Sent} sent");
        }

        lifetime.StopApplication();
    }
}
