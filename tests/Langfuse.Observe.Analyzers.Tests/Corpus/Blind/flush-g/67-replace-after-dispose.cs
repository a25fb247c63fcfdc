// Right
using Langfuse.Observe;

namespace Desktop;

public sealed class ProjectTracing : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private LangfuseClient? _client;

    public async Task OpenAsync(string project)
    {
        await _gate.WaitAsync();
        try
        {
            await CloseCurrentAsync();
            _client = LangfuseClient.Start(project);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Saved(string document)
    {
        using var trace = _client?.StartTrace("save", input: document);
        trace?.Update(output: "saved");
    }

    public async ValueTask DisposeAsync()
    {
        await CloseCurrentAsync();
        _gate.Dispose();
    }

    private async Task CloseCurrentAsync()
    {
        if (_client is not null)
        {
            await _client.DisposeAsync();
            _client = null;
        }
    }
}
