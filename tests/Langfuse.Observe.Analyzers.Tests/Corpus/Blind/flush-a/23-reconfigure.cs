// Planted: LFO5005
// Library
using Langfuse.Observe;

namespace Acme.Telemetry;

public sealed class SwitchableTelemetry : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private LangfuseClient _client = LangfuseClient.Start();

    public async Task UseEnvironmentAsync(string environment)
    {
        await _gate.WaitAsync();
        try
        {
            _client = LangfuseClient.Start(options => options.Environment = environment);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Rate(string traceId, bool helpful)
    {
        _client.Score("helpful", helpful, traceId: traceId);
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        _gate.Dispose();
    }
}
