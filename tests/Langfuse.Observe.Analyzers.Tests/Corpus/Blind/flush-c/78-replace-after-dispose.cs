// Right
using Langfuse.Observe;

namespace Acme.Reloading;

public sealed class ReloadableTracing : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private LangfuseClient? _client;

    public async Task ReloadAsync(double sampleRate, CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_client is { } previous)
            {
                _client = null;
                await previous.DisposeAsync();
            }

            _client = LangfuseClient.Start(options => options.SampleRate = sampleRate);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Rate(string traceId, int stars) => _client?.Score("stars", stars, traceId: traceId);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _client, null) is { } client)
        {
            await client.DisposeAsync();
        }

        _gate.Dispose();
    }
}
