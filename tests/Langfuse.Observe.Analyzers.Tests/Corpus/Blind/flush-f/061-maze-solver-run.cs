// Planted: LFO5014
using Langfuse.Observe;

var sink = LangfuseRunSink.FromEnvironment();
await using (sink)
{
    var solver = new MazeSolver(sink);
    var steps = await solver.SolveAsync("maze-7", width: 6);
    Console.WriteLine($"out after {steps} steps");
}

public sealed class MazeSolver(LangfuseRunSink sink)
{
    private readonly Random _random = new(3);

    public async Task<int> SolveAsync(string maze, int width)
    {
        var run = sink.StartRun(runId: maze, name: "maze", task: "Find the exit", environment: "game", parameters: new { width });
        try
        {
            var column = 0;
            var steps = 0;
            while (column < width)
            {
                Move(run, ref column);
                steps++;
                await Task.Yield();
            }

            return steps;
        }
        finally
        {
            await CloseAsync(run);
        }
    }

    private void Move(AgentRun run, ref int column)
    {
        var forward = _random.Next(3) > 0;
        column = Math.Max(0, column + (forward ? 1 : -1));
        run.Step(action: forward ? "right" : "left", success: true, output: column.ToString(), reward: forward ? 1 : -1);
    }

    private static async Task CloseAsync(AgentRun run) => await run.DisposeAsync();
}
