using Langfuse.Observe;
using Xunit;

[CollectionDefinition("langfuse")]
public class LangfuseCollection : ICollectionFixture<LangfuseFixture>;

public sealed class LangfuseFixture : IAsyncLifetime
{
    private LangfuseClient? _client;
    public LangfuseClient Client => _client!;

    public Task InitializeAsync()
    {
        _client = LangfuseClient.Start(o => o.Environment = "tests");
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        if (_client is { } c)
        {
            await c.FlushAsync();
            await c.DisposeAsync();
        }
    }
}
