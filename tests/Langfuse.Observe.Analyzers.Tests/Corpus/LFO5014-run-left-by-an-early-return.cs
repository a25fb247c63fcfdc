// Planted: LFO5014
using Langfuse.Observe;

public class Agent(LangfuseRunSink sink)
{
    public async Task<string?> SolveAsync(string task)
    {
        var run = sink.StartRun(runId: "r1", name: "agent", task: task);
        for (var step = 0; step < 8; step++)
        {
            if (task.Length < step)
            {
                return null;
            }

            run.Step(action: "think", code: "", success: true, output: "", reward: 0);
        }

        await run.CompleteAsync(completed: true, finalAnswer: task);
        return task;
    }
}
