// Planted: LFO5014
using Langfuse.Observe;

await using var sink = LangfuseRunSink.FromEnvironment();
Console.WriteLine(sink.Status.Detail);

foreach (var puzzle in new[] { "sudoku-1", "sudoku-2" })
{
    await using var run = sink.StartRun($"{puzzle}-{DateTime.UtcNow:HHmmss}", name: "solver", task: puzzle, tags: ["puzzles"]);
    var solver = new Solver(run);
    var filled = solver.Solve(puzzle.Length);
    Console.WriteLine($"{puzzle}: {filled} cells, trace {run.TraceId}");
}

sealed class Solver(AgentRun run)
{
    public int Solve(int cells)
    {
        for (var cell = 0; cell < cells; cell++)
        {
            run.Step("fill", code: $"fill({cell})", success: true, output: (cell % 9 + 1).ToString(), reward: 0.1);
        }

        run.Step("finish", success: true, output: $"{cells} cells", reward: 1);
        return cells;
    }
}
