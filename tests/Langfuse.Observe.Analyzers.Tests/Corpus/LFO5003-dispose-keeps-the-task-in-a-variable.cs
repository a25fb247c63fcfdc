// Planted: LFO5003
using Langfuse.Observe;

public sealed class TelemetryModule(LangfuseClient client) : IDisposable
{
    public void Rate(string session, int stars) => client.Score("stars", stars, sessionId: session);

    public void Dispose()
    {
        var pending = client.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
