using Langfuse.Observe;

public class Cache : IDisposable
{
    private readonly Timer _timer;
    private readonly LangfuseClient _client = LangfuseClient.Start();

    public Cache() => _timer = new Timer(_ => Evict(), null, 1000, 1000);

    private void Evict()
    {
        using var trace = _client.StartTrace("evict");
    }

    public void Dispose()
    {
        _timer.Dispose();
        ((IDisposable)_client).Dispose();
    }
}
