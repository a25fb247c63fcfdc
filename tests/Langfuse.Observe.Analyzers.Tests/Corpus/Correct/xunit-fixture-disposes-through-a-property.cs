using Langfuse.Observe;
using Xunit;

namespace Contoso.Regression;

public sealed class Tracing : IAsyncLifetime
{
    private LangfuseClient? _client;

    public LangfuseClient Client => _client ?? throw new InvalidOperationException("not initialised");

    public Task InitializeAsync()
    {
        _client = LangfuseClient.Start();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await Client.DisposeAsync();
}

[CollectionDefinition("tracing")]
public sealed class TracingCollection : ICollectionFixture<Tracing>;

[Collection("tracing")]
public class Prices(Tracing tracing)
{
    [Fact]
    public void Price_is_quoted()
    {
        using var trace = tracing.Client.StartTrace("price-test");
        trace.Update(output: "9.90");
        trace.Score("quoted", true);
    }
}
