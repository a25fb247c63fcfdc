// Planted: LFO5005
using Langfuse.Observe;

namespace Acme.Search;

public sealed class SearchGateway : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly LangfuseClient _tracing;
    private readonly SemaphoreSlim _gate = new(4);

    public SearchGateway(Uri address)
    {
        _http = new HttpClient { BaseAddress = address };
        _tracing = LangfuseClient.Start(options =>
        {
            options.ServiceName = "search-gateway";
            options.SampleRate = 0.25;
        });
    }

    public async Task<string> FindAsync(string query, CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            using var call = _tracing.StartObservation("find", ObservationType.Retriever, input: query);
            var json = await _http.GetStringAsync("search?q=" + Uri.EscapeDataString(query), cancellationToken);
            call.Update(output: json);
            return json;
        }
        finally
        {
            _gate.Release();
        }
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        _gate.Dispose();
        return ValueTask.CompletedTask;
    }
}
