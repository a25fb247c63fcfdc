// Planted: LFO7002
using Langfuse.Observe;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
{
    ["Langfuse:BaseUrl"] = "https://langfuse.example.org",
    ["Langfuse:PublicKey"] = "pk-lf-c35f0d7e-2b91-4a66-8f3d-90e1b7a4d216",
    ["Langfuse:SecretKey"] = "sk-lf-e8d40b6c-71fa-4c29-a5d3-3f9b02c6e184",
});
builder.Services.AddLangfuse();
builder.Services.AddHostedService<Announcer>();
await builder.Build().RunAsync();

internal sealed class Announcer(IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Console.WriteLine(await AnnounceAsync("Track 4"));
        lifetime.StopApplication();
    }

    [Observe(Name = "announce")]
    private static async Task<string> AnnounceAsync(string track)
    {
        await Task.Yield();
        return $"The train arrives on {track}.";
    }
}
