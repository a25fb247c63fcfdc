using Langfuse.Observe;

await using var app = new App();
await app.RunAsync(args);

sealed class App : IAsyncDisposable
{
    private readonly LangfuseClient _client = LangfuseClient.Start();
    private readonly Stack<Func<ValueTask>> _cleanup = new();

    public App() => _cleanup.Push(() => _client.DisposeAsync());

    public async Task RunAsync(string[] args)
    {
        using var trace = _client.StartTrace("app", input: args);
        trace.Update(output: await File.ReadAllTextAsync(args[0]));
    }

    public async ValueTask DisposeAsync()
    {
        while (_cleanup.Count > 0)
            await _cleanup.Pop()();
    }
}
