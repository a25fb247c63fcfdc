// Right
using Langfuse.Observe;

namespace Robotics.Lab;

public interface IArm
{
    Task<bool> GraspAsync(string part, CancellationToken cancellationToken);
}

public sealed class PickAgent(LangfuseRunSink sink, IArm arm)
{
    public async Task<bool> PickAsync(string part, string runId, CancellationToken cancellationToken)
    {
        await using var run = sink.StartRun(runId, name: "pick", task: "Pick one part", tags: ["lab"]);
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return false;
            }

            var grasped = await arm.GraspAsync(part, cancellationToken);
            run.Step(action: "grasp", success: grasped, output: grasped ? "held" : "slipped", reward: grasped ? 1 : 0);
            if (grasped)
            {
                await FinishAsync(run, attempt);
                return true;
            }
        }

        await run.CompleteAsync(completed: false, cancellationToken: cancellationToken);
        return false;
    }

    private static Task FinishAsync(AgentRun run, int attempts)
        => run.CompleteAsync(completed: true, finalAnswer: attempts == 1 ? "first try" : "after some tries");
}
