// Planted: LFO5005
using Langfuse.Observe;

public class Recorder : IDisposable
{
    private readonly LangfuseClient _client;
    private bool _disposed;

    public Recorder() => _client = LangfuseClient.Start();

    public void Record(string what) => _client.StartTrace("r", input: what).End();

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        GC.SuppressFinalize(this);
    }
}
