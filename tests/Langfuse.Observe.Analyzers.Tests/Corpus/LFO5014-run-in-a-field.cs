// Planted: LFO5014
using Langfuse.Observe;

internal sealed class Episode(LangfuseRunSink sink) : IAsyncDisposable
{
    private readonly AgentRun _run = sink.StartRun(runId: "e1", name: "episode", task: "walk");

    public void Step(double reward) => _run.Step(action: "move", code: "", success: true, output: "", reward: reward);

    public ValueTask DisposeAsync() => _run.DisposeAsync();
}
