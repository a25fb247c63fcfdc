// Planted: LFO5001
using Langfuse.Observe;

var app = new App();
await app.RunAsync(args);

sealed class App : IAsyncDisposable
{
    private readonly LangfuseClient _langfuse = LangfuseClient.Start();

    public async Task RunAsync(string[] args)
    {
        using var trace = _langfuse.StartTrace("app", input: args);
        await Task.Delay(10);
    }

    public ValueTask DisposeAsync() => _langfuse.DisposeAsync();
}
