// Planted: LFO5005
using Langfuse.Observe;

public sealed class Session : IDisposable
{
    private readonly LangfuseClient _langfuse = LangfuseClient.Start();
    private readonly HttpClient _http = new();

    public void Record(string what)
    {
        using var trace = _langfuse.StartTrace("session", input: what);
    }

    public void Dispose() => _http.Dispose();
}
