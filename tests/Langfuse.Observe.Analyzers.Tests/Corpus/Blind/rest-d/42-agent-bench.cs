// Planted: LFO6007
using Langfuse.Observe;

var solver = new Solver(seed: args.Length);
await using var sink = LangfuseRunSink.FromEnvironment();
foreach (var (level, index) in new[] { Level.Easy, Level.Hard }.Select((level, index) => (level, index)))
{
    await using var run = sink.StartRun($"bench{index:000}", name: "maze-run", task: "Leave the maze", environment: Bench.For(level));
    var steps = 0;
    while (steps < 20 && !solver.Step())
    {
        run.Step(action: "move", code: "north()", success: true, output: "moved", reward: 0.1);
        steps++;
    }

    await run.CompleteAsync(completed: steps < 20, finalAnswer: $"{steps} steps");
}

enum Level
{
    Easy,
    Hard,
}

static class Bench
{
    public static string For(Level level) => level switch
    {
        Level.Easy => "maze-easy",
        Level.Hard => "maze.hard",
        _ => "maze",
    };
}

class Solver(int seed)
{
    private readonly Random _random = new(seed);

    public bool Step() => _random.Next(10) == 0;
}
