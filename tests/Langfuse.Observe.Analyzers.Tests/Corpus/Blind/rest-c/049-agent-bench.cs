// Planted: LFO6007
using Langfuse.Observe;

namespace Bench;

public sealed record Puzzle(string Id, string Text, string Solution);

public sealed class Runner(LangfuseRunSink sink, Func<string, string> solve)
{
    private static readonly string Suite = "ARC_2025";

    public async Task<int> RunAsync(IEnumerable<Puzzle> puzzles)
    {
        var solved = 0;
        foreach (var puzzle in puzzles)
        {
            await using var run = sink.StartRun(runId: puzzle.Id, name: "puzzle", task: puzzle.Text, environment: "bench-" + Suite);
            var answer = solve(puzzle.Text);
            var right = answer == puzzle.Solution;
            run.Step(action: "answer", success: right, output: answer, reward: right ? 1 : 0);
            await run.CompleteAsync(completed: right, finalAnswer: answer);
            solved += right ? 1 : 0;
        }

        return solved;
    }
}
