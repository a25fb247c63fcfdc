// Right
using System.Threading.Channels;
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddLangfuse();
builder.Services.AddSingleton(Channel.CreateUnbounded<string>());
builder.Services.AddHostedService<OutboxWorker>();
using var host = builder.Build();
await host.RunAsync();

public sealed class OutboxWorker(Channel<string> channel) : BackgroundService
{
    private Timer? _once;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Remind("first");
        await foreach (var text in channel.Reader.ReadAllAsync(stoppingToken))
        {
            await SendAsync(text, stoppingToken);
        }
    }

    [Observe(Name = "remind")]
    private void Remind(string text) =>
        _once = new Timer(_ => channel.Writer.TryWrite(text), null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);

    [Observe(Name = "send")]
    private static async Task<int> SendAsync(string text, CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken);
        return text.Length;
    }

    public override void Dispose()
    {
        _once?.Dispose();
        base.Dispose();
    }
}
