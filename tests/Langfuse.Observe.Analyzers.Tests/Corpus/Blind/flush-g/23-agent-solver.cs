// Planted: LFO5014
using Langfuse.Observe;

await using var sink = LangfuseRunSink.FromEnvironment();
var solver = new Solver(sink);
foreach (var task in args)
{
    Console.WriteLine($"{task}: {await solver.SolveAsync(task)}");
}

sealed class Solver(LangfuseRunSink sink)
{
    private int _runs;

    public async Task<int> SolveAsync(string task)
    {
        await using var run = sink.StartRun(runId: $"run{++_runs:00000}", name: "solver", task: task, tags: ["puzzle"]);
        var best = 0;
        for (var step = 0; step < 4; step++)
        {
            best = Math.Max(best, Try(run, task, step));
        }

        return best;
    }

    private static int Try(AgentRun run, string task, int step)
    {
        var guess = (task.Length * 7 + step) % 13;
        run.Step(action: "guess", code: $"try({step})", success: guess > 3, output: guess.ToString(), reward: guess / 13.0);
        return guess;
    }
}
