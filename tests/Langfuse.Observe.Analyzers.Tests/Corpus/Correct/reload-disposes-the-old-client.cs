using Langfuse.Observe;

public sealed class Reloading : IAsyncDisposable
{
    private LangfuseClient _client = LangfuseClient.Start();

    public async Task ReloadAsync(string publicKey)
    {
        var old = _client;
        _client = LangfuseClient.Start(options => options.PublicKey = publicKey);
        await old.DisposeAsync();
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();
}
