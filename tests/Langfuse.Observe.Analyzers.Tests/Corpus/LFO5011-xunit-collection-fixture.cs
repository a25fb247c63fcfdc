// Planted: LFO5011
using Langfuse.Observe;
using Xunit;

public class LangfuseFixture : IAsyncLifetime
{
    public LangfuseClient Client { get; private set; } = null!;

    public Task InitializeAsync()
    {
        Client = LangfuseClient.Start();
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
