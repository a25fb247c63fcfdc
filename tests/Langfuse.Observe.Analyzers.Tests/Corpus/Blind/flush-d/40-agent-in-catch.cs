// Planted: LFO5014
using Langfuse.Observe;

namespace Robots;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        await using var sink = LangfuseRunSink.FromEnvironment();
        var maze = new Maze(width: 6);
        return await WalkAsync(sink, maze, args.FirstOrDefault() ?? "run00001");
    }

    private static async Task<int> WalkAsync(LangfuseRunSink sink, Maze maze, string runId)
    {
        var run = sink.StartRun(runId: runId, name: "maze-walker", task: "Reach the exit", tags: ["maze"]);
        try
        {
            while (!maze.Solved)
            {
                await Task.Delay(1);
                var position = maze.Advance();
                run.Step(action: "advance", output: $"at {position}", reward: maze.Solved ? 1 : 0.1);
            }

            return 0;
        }
        catch (InvalidOperationException error)
        {
            run.Step(action: "advance", success: false, error: error.Message);
            return 1;
        }
    }
}

internal sealed class Maze(int width)
{
    private int _position;

    public bool Solved => _position >= width;

    public int Advance() => ++_position;
}
