// Right
using Langfuse.Observe;

// sudoku-agent: a puzzle that is not 81 characters long is given up
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        await using var sink = LangfuseRunSink.FromEnvironment();
        var solved = 0;
        foreach (var puzzle in args)
        {
            solved += await SolveAsync(sink, puzzle) ? 1 : 0;
        }

        return solved == args.Length ? 0 : 1;
    }

    private static async Task<bool> SolveAsync(LangfuseRunSink sink, string puzzle)
    {
        await using var run = sink.StartRun(runId: LangfuseClient.CreateTraceId(seed: puzzle)[..8], name: "sudoku", task: puzzle);
        if (puzzle.Length != 81)
        {
            run.Step(action: "read", success: false, error: "not a puzzle");
            return false;
        }

        var empty = puzzle.Count(c => c == '.');
        run.Step(action: "fill", output: $"{empty} cells", reward: 1.0 / (1 + empty));
        return await FinishAsync(run, empty < 60, puzzle.Replace('.', '1'));
    }

    private static async Task<bool> FinishAsync(AgentRun run, bool solved, string answer)
    {
        await run.CompleteAsync(completed: solved, finalAnswer: solved ? answer : null);
        return solved;
    }
}
