// Planted: LFO5014
using Langfuse.Observe;

namespace Warehouse.Robots;

// One picking order of a robot; the fleet controller disposes it when the robot is back at its dock.
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
        if (grasped)
        {
            _picked++;
        }
    }

    public string Finish(int ordered)
    {
        var answer = _picked == ordered ? "complete" : $"{ordered - _picked} missing";
        _run.Step("return_to_dock", output: answer, success: _picked == ordered);
        return answer;
    }

    public ValueTask DisposeAsync() => _run.DisposeAsync();
}
