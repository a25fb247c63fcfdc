// Right
// Library
using Langfuse.Observe;

namespace Acme.Telemetry;

public sealed class RotatingTelemetry : IAsyncDisposable
{
    private LangfuseClient? _current;

    public RotatingTelemetry() => _current = LangfuseClient.Start();

    public async Task RotateAsync(string publicKey, string secretKey)
    {
        var next = LangfuseClient.Start(options =>
        {
            options.PublicKey = publicKey;
            options.SecretKey = secretKey;
        });
        var previous = Interlocked.Exchange(ref _current, next);
        if (previous is not null)
        {
            await previous.DisposeAsync();
        }
    }

    public void Count(string name, double value, string sessionId) =>
        _current?.Score(name, value, sessionId: sessionId);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _current, null) is { } last)
        {
            await last.DisposeAsync();
        }
    }
}
