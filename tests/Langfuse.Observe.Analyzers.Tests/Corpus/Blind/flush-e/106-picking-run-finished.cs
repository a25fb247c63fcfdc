// Right
using Langfuse.Observe;

namespace Warehouse.Robots;

// One picking order of a robot; the fleet controller finishes and disposes it.
public sealed class PickingRun : IAsyncDisposable
{
    private readonly AgentRun _run;
    private int _picked;

    public PickingRun(LangfuseRunSink sink, string order, string robot)
    {
        _run = sink.StartRun(order, "picking", task: "Pick all items of the order", environment: "hall-2", parameters: new { robot });
    }

    public void Picked(string shelf, bool grasped)
    {
        _run.Step("pick", code: shelf, success: grasped, reward: grasped ? 1 : -0.5, error: grasped ? null : "slipped");
        _picked += grasped ? 1 : 0;
    }

    public Task FinishAsync(int ordered, CancellationToken stop = default) => _picked switch
    {
        0 => _run.CompleteAsync(completed: false, cancellationToken: stop),
        var picked when picked < ordered => _run.CompleteAsync(false, $"{ordered - picked} missing", stop),
        _ => _run.CompleteAsync(true, "complete", stop),
    };

    public ValueTask DisposeAsync() => _run.DisposeAsync();
}
