// Right
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddLangfuse(options =>
{
    options.PublicKey = builder.Configuration["Observability:PublicKey"];
    options.SecretKey = builder.Configuration["Observability:SecretKey"];
    options.Mask = (_, text) => Redactor.Apply(text);
});
builder.Services.AddHostedService<KeyRotation>();
await builder.Build().RunAsync();

internal sealed class KeyRotation(IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var service in new[] { "mail", "calendar" })
        {
            await RotateAsync(service, Guid.NewGuid().ToString("N"));
        }

        lifetime.StopApplication();
    }

    [Observe(Name = "rotate-key", AsType = ObservationType.Tool)]
    private static async Task RotateAsync(string service, [Sensitive] string clientSecret)
    {
        await Task.Delay(clientSecret.Length);
        LangfuseContext.ScoreCurrentTrace("rotated", service != "calendar");
    }
}
