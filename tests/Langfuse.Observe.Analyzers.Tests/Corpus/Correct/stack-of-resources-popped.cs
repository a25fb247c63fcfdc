using Langfuse.Observe;

public sealed class Cleanup : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> _resources = new();

    public LangfuseClient Tracing()
    {
        var client = LangfuseClient.Start();
        _resources.Push(client);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        while (_resources.TryPop(out var resource))
        {
            await resource.DisposeAsync();
        }
    }
}
