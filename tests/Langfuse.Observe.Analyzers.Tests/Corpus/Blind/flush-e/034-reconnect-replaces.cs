// Planted: LFO5005
using Langfuse.Observe;

namespace Observatory;

// A telescope scheduler lets the operator change the environment that traces go to while it runs.
public sealed class TraceSwitch : IAsyncDisposable
{
    private LangfuseClient _client;

    public TraceSwitch(string environment)
    {
        Environment = environment;
        _client = LangfuseClient.Start(o => o.Environment = environment);
    }

    public string Environment { get; private set; }

    public void Use(string environment)
    {
        if (environment == Environment)
        {
            return;
        }

        Environment = environment;
        _client = LangfuseClient.Start(o => o.Environment = environment);
    }

    public void Observed(string target, double seeing)
    {
        using var trace = _client.StartTrace("observe-target", input: target);
        trace.Update(output: seeing < 1.2 ? "expose" : "skip");
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();
}
