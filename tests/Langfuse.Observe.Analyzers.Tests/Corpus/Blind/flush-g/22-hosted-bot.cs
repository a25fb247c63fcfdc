// Right
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddLangfuse(options => options.SampleRate = 0.5);
builder.Services.AddSingleton<Moderator>();
builder.Services.AddHostedService<Inbox>();
await builder.Build().RunAsync();

sealed class Moderator
{
    [Observe(AsType = ObservationType.Guardrail)]
    public bool Allows(string message) => !message.Contains("spam", StringComparison.OrdinalIgnoreCase);
}

sealed class Inbox(Moderator moderator) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(5));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var path in Directory.GetFiles("inbox", "*.txt"))
            {
                var text = await File.ReadAllTextAsync(path, stoppingToken);
                File.Move(path, Path.Combine(moderator.Allows(text) ? "accepted" : "refused", Path.GetFileName(path)));
            }
        }
    }
}
