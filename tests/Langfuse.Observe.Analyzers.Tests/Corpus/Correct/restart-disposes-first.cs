using Langfuse.Observe;

public sealed class Holder : IDisposable
{
    private LangfuseClient? _client;
    private readonly object _lock = new();

    public LangfuseClient Client
    {
        get
        {
            if (_client == null)
            {
                lock (_lock)
                {
                    _client ??= LangfuseClient.Start();
                }
            }

            return _client;
        }
    }

    public void Restart(string environment)
    {
        lock (_lock)
        {
            Dispose();
            _client = LangfuseClient.Start(o => o.Environment = environment);
        }
    }

    public void Dispose()
    {
        _client?.Dispose();
        _client = null;
    }
}
