using Langfuse.Observe;

public sealed class Gateway : IAsyncDisposable
{
    private readonly LangfuseClient _client = LangfuseClient.Start();
    private readonly HttpClient _http = new();

    public async Task<string> GetAsync(string url)
    {
        using var span = _client.StartObservation("get", ObservationType.Tool);
        return await _http.GetStringAsync(url);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Closing.CloseAsync(_client);
    }
}

internal static class Closing
{
    public static async Task CloseAsync(IAsyncDisposable? resource)
    {
        if (resource is not null)
        {
            await resource.DisposeAsync();
        }
    }
}
