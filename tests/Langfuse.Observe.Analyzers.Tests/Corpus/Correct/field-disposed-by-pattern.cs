using Langfuse.Observe;

public sealed class Telemetry : IAsyncDisposable
{
    private LangfuseClient? _client;

    public void Enable() => _client ??= LangfuseClient.Start();

    public void Seen(string what) => _client?.Score("seen", 1, sessionId: what);

    public async ValueTask DisposeAsync()
    {
        if (_client is { } client)
        {
            await client.DisposeAsync();
        }
    }
}
