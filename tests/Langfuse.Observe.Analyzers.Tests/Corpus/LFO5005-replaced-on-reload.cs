// Planted: LFO5005
using Langfuse.Observe;

public sealed class Tracing : IAsyncDisposable
{
    private LangfuseClient _client = LangfuseClient.Start();

    public void Reload(string environment) => _client = LangfuseClient.Start(options => options.Environment = environment);

    public void Seen() => _client.Score("seen", 1, sessionId: "s");

    public ValueTask DisposeAsync() => _client.DisposeAsync();
}
