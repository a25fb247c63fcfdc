using Langfuse.Observe;

public class Feed : IAsyncDisposable
{
    private LangfuseClient? _client = LangfuseClient.Start();

    public void Push(double value) => _client?.Score("value", value, sessionId: "feed");

    public async ValueTask DisposeAsync()
    {
        var taken = Interlocked.Exchange(ref _client, null);
        if (taken != null)
        {
            await taken.FlushAsync();
            await taken.DisposeAsync();
        }
    }
}
