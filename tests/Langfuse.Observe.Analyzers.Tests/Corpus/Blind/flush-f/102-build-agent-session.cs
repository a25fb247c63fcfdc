// Right
using Langfuse.Observe;

namespace Builder.Plugins;

public sealed class BuildAgentSession : IAsyncDisposable
{
    private readonly AgentRun _run;
    private string? _lastError;
    private int _steps;

    public BuildAgentSession(LangfuseRunSink sink, string buildId)
        => _run = sink.StartRun(buildId, name: "build-agent", task: "Mend the build");

    public event EventHandler? Finished;

    public void Report(string action, bool success, string output)
    {
        _steps++;
        _lastError = success ? null : output;
        _run.Step(action: action, success: success, output: output, error: _lastError);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _run.CompleteAsync(completed: _lastError is null && _steps > 0, finalAnswer: _lastError ?? "built");
        }
        finally
        {
            await _run.DisposeAsync();
            Finished?.Invoke(this, EventArgs.Empty);
        }
    }
}
