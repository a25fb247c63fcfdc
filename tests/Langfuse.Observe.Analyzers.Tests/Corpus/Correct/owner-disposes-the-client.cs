// Correct
using Langfuse.Observe;

await using var destination = await Destination.OpenAsync(args[0]);
destination.Send("x");

public sealed class Destination : IAsyncDisposable
{
    private readonly LangfuseClient _langfuse;

    private Destination(LangfuseClient langfuse) => _langfuse = langfuse;

    public static async Task<Destination> OpenAsync(string environment)
    {
        await Task.Yield();
        return new Destination(LangfuseClient.Start(o => o.Environment = environment));
    }

    public void Send(string text) => _langfuse.Score("length", text.Length, traceId: "0af7651916cd43dd8448eb211c80319c");

    public async ValueTask DisposeAsync() => await _langfuse.DisposeAsync();
}
