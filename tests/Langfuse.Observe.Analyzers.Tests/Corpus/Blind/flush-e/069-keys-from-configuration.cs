// Planted: LFO5017
using Langfuse.Observe;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
var settings = builder.Configuration.GetSection("Tracing");
builder.Services.AddLangfuse(options =>
{
    options.SecretKey = settings["PublicKey"];
    options.PublicKey = settings["SecretKey"];
    options.BaseUrl = new Uri(settings["Url"] ?? "https://langfuse.example.com");
});
builder.Services.AddHostedService<SnowPlan>();
await builder.Build().RunAsync();

internal sealed class SnowPlan(LangfuseClient langfuse) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            using (var trace = langfuse.StartTrace("snow-plan"))
            {
                trace.Update(output: new[] { "A2", "ring road" });
            }

            await Task.Delay(TimeSpan.FromHours(1), stoppingToken);
        }
    }
}
