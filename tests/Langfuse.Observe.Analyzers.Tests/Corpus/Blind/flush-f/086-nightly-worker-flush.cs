// Right
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddSingleton(_ => LangfuseClient.Start());
builder.Services.AddHostedService<StatementWorker>();
await builder.Build().RunAsync();

public sealed class StatementWorker(LangfuseClient langfuse) : BackgroundService
{
    private readonly string[] _accounts = ["4711", "4712", "4713"];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(24));
        do
        {
            foreach (var account in _accounts)
            {
                using var trace = langfuse.StartTrace("statement", metadata: new { account });
                await Task.Delay(10, stoppingToken);
            }

            await langfuse.FlushAsync(cancellationToken: stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await langfuse.FlushAsync(TimeSpan.FromSeconds(2));
    }
}
