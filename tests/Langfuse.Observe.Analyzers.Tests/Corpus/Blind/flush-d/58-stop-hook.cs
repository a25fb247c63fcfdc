// Right
using Langfuse.Observe;
using Microsoft.Extensions.Hosting;

namespace Queueing;

public sealed class InboxWorker : BackgroundService
{
    private readonly LangfuseClient _langfuse = LangfuseClient.Start();
    private readonly Func<CancellationToken, Task<string?>> _receive;

    public InboxWorker(Func<CancellationToken, Task<string?>> receive) => _receive = receive;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _receive(stoppingToken) is { } message)
        {
            using var trace = _langfuse.StartTrace("handle-message", input: message);
            trace.Update(output: message.Length > 100 ? "long" : "short");
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        var result = await _langfuse.FlushAsync(cancellationToken: CancellationToken.None);
        Console.WriteLine($"{result.Sent} sent, {result.Pending} left");
    }

    public override void Dispose()
    {
        _langfuse.Dispose();
        base.Dispose();
    }
}
