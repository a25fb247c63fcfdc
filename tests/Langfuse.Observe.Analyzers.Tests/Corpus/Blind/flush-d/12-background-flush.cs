// Planted: LFO5003
using Langfuse.Observe;
using Microsoft.Extensions.Hosting;

namespace Newsletters;

public sealed class Mailer(LangfuseClient langfuse, Func<string, Task<bool>> send) : BackgroundService
{
    private readonly Queue<string> _recipients = new(["a@example.org", "b@example.org"]);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested && _recipients.TryDequeue(out var recipient))
        {
            using var trace = langfuse.StartTrace("send-newsletter");
            var sent = await send(recipient);
            trace.Update(output: new { sent });
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        _ = Task.Run(() => langfuse.FlushAsync(cancellationToken: cancellationToken), cancellationToken);
    }
}
