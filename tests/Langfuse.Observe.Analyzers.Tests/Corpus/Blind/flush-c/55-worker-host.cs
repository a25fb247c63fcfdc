// Right
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddLangfuse();
builder.Services.AddHostedService<NightShift>();
await builder.Build().RunAsync();

public sealed class NightShift(LangfuseClient langfuse, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (var round = 1; round <= 8; round++)
            {
                using var trace = langfuse.StartTrace("round", input: round);
                await Task.Delay(TimeSpan.FromMinutes(1), stoppingToken);
                trace.Update(output: "all doors shut");
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            Console.WriteLine("Shift ended early.");
        }
        finally
        {
            lifetime.StopApplication();
        }
    }
}
