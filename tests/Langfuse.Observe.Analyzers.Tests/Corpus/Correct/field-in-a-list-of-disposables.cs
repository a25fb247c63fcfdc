using Langfuse.Observe;

public sealed class Services : IDisposable
{
    private readonly List<IDisposable> _disposables = [];
    private readonly LangfuseClient _client;

    public Services()
    {
        _client = LangfuseClient.Start();
        _disposables.Add(_client);
        _disposables.Add(new HttpClient());
    }

    public void Score(int value) => _client.Score("value", value, sessionId: "x");

    public void Dispose()
    {
        foreach (var disposable in _disposables)
        {
            disposable.Dispose();
        }
    }
}
