// Planted: LFO6007
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddLangfuse(options =>
{
    options.Environment = "eu-west.production";
    options.SampleRate = 0.5;
});
builder.Services.AddSingleton<Greeter>();
builder.Services.AddHostedService<GreetingService>();

await builder.Build().RunAsync();

public sealed class Greeter
{
    [Observe]
    public string Greet(string name) => $"Hello {name}";
}

public sealed class GreetingService(Greeter greeter, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(10, stoppingToken);
        Console.WriteLine(greeter.Greet("Porto"));
        lifetime.StopApplication();
    }
}
