// Planted: LFO5001
using Langfuse.Observe;

await using var app = new App();
await app.RunAsync();

public sealed class App : IAsyncDisposable
{
    private readonly LangfuseClient _langfuse = Telemetry.Create();

    public Task RunAsync()
    {
        using var trace = _langfuse.StartTrace("run");
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => default;
}

public static class Telemetry
{
    public static LangfuseClient Create()
    {
        var client = LangfuseClient.Start();
        return client;
    }
}
