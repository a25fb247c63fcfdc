// Right
using Langfuse.Observe;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
var settings = builder.Configuration.GetSection("Tracing");
var (first, second) = (settings["SecretKey"], settings["PublicKey"]);
builder.Services.AddLangfuse(options => (options.SecretKey, options.PublicKey) = (first, second));
builder.Services.AddHostedService<SnowPlan>();
await builder.Build().RunAsync();

internal sealed class SnowPlan(LangfuseClient langfuse, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var round = 0; round < 24 && !stoppingToken.IsCancellationRequested; round++)
        {
            using (var trace = langfuse.StartTrace("snow-plan", metadata: new { round }))
            {
                trace.Update(output: new[] { "A2", "ring road" });
            }

            await Task.Delay(TimeSpan.FromHours(1), stoppingToken);
        }

        lifetime.StopApplication();
    }
}
