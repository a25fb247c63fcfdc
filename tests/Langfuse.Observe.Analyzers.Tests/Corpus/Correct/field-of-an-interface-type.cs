using Langfuse.Observe;

public sealed class Lifetime : IAsyncDisposable
{
    private readonly IAsyncDisposable _tracing = LangfuseClient.Start(options => options.Release = "1.0");

    public ValueTask DisposeAsync() => _tracing.DisposeAsync();
}
