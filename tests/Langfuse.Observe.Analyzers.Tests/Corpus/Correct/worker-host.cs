// Correct
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddLangfuse(o => o.Environment = "worker");
builder.Services.AddHostedService<Poller>();
builder.Build().Run();

public sealed class Poller : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            Handle("message");
            await Task.Delay(1000, stoppingToken);
        }
    }

    [Observe]
    private static void Handle(string message) => LangfuseContext.UpdateCurrentTrace(tags: ["poll"], metadata: new { message.Length });
}
