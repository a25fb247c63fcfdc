// Planted: LFO5005
using Langfuse.Observe;

namespace Acme;

public interface ITelemetry
{
    void Track(string name, double value);
}

public class LangfuseTelemetry : ITelemetry
{
    private readonly LangfuseClient _client;

    public LangfuseTelemetry(string environment)
    {
        _client = LangfuseClient.Start(o =>
        {
            o.Environment = environment;
            o.SampleRate = 0.25;
        });
    }

    public void Track(string name, double value) => _client.Score("track", value, sessionId: name);
}
