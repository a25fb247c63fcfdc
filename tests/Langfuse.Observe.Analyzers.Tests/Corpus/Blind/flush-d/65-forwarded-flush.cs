// Right
using Langfuse.Observe;

namespace Relay;

public interface ITelemetry
{
    void Count(string session, int messages);

    Task FlushAsync(CancellationToken cancellationToken);
}

public sealed class RelayTelemetry(LangfuseClient langfuse) : ITelemetry
{
    private Task _last = Task.CompletedTask;

    public void Count(string session, int messages)
    {
        langfuse.Score("messages", messages, sessionId: session);
        if (messages > 1000)
        {
            _last = Task.WhenAll(_last, langfuse.FlushAsync());
        }
    }

    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await _last;
        await SendAsync(cancellationToken);
    }

    private Task<FlushResult> SendAsync(CancellationToken cancellationToken) =>
        langfuse.FlushAsync(TimeSpan.FromSeconds(3), cancellationToken);
}
