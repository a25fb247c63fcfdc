// Planted: LFO5014
using Langfuse.Observe;

namespace Notebook;

public sealed class NotebookSession : IAsyncDisposable
{
    private readonly AgentRun _run;
    private readonly List<string> _cells = [];

    public NotebookSession(LangfuseRunSink sink, string id, string goal) =>
        _run = sink.StartRun(runId: id, name: "notebook", task: goal, environment: "notebook");

    public string TraceId => _run.TraceId;

    public void Execute(string code, Func<string, string> kernel)
    {
        _cells.Add(code);
        try
        {
            var output = kernel(code);
            _run.Step(action: "run_cell", code: code, success: true, output: output, reward: output.Length > 0 ? 1 : 0);
        }
        catch (InvalidOperationException failure)
        {
            _run.Step(action: "run_cell", code: code, success: false, error: failure.Message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _cells.Clear();
        await _run.DisposeAsync();
    }
}
