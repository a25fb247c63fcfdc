using Langfuse.Observe;

public sealed class Channel : IDisposable
{
    private LangfuseClient? _langfuse;

    public Channel() => _langfuse = LangfuseClient.Start();

    public void Send(string text) => _langfuse!.Score("sent", text.Length, sessionId: "c");

    public void Dispose() => Interlocked.Exchange(ref _langfuse, null)?.Dispose();
}
