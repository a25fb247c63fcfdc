using Langfuse.Observe;

public sealed class Recorder : IDisposable
{
    private LangfuseClient? _client = LangfuseClient.Start();

    public void Note(string what) => _client?.Score("noted", what.Length, sessionId: "r");

    public void Dispose()
    {
        var client = _client;
        _client = null;
        client?.Dispose();
    }
}
