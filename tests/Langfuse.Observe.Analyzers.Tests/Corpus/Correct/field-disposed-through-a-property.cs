using Langfuse.Observe;

public class Session : IAsyncDisposable
{
    private readonly LangfuseClient _inner = LangfuseClient.Start();

    protected LangfuseClient Client => _inner;

    public void Rate(int stars) => Client.Score("stars", stars, sessionId: "s1");

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Client.DisposeAsync();
    }
}
