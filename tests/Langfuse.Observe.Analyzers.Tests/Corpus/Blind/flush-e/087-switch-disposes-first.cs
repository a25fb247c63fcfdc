// Right
using Langfuse.Observe;

namespace Observatory;

// A telescope scheduler lets the operator change the environment that traces go to while it runs.
public sealed class TraceSwitch : IAsyncDisposable
{
    private LangfuseClient _client;

    public TraceSwitch(string environment)
    {
        Current = environment;
        _client = LangfuseClient.Start(o => o.Environment = environment);
    }

    public string Current { get; private set; }

    public async Task UseAsync(string environment)
    {
        if (environment == Current)
        {
            return;
        }

        await _client.DisposeAsync();
        _client = LangfuseClient.Start(o => o.Environment = environment);
        Current = environment;
    }

    public void Observed(string target, double seeing)
    {
        using var trace = _client.StartTrace("observe-target", input: target);
        trace.Update(output: seeing < 1.2 ? "expose" : "skip");
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();
}
