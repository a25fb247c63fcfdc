// Planted: LFO5014
using Langfuse.Observe;

var sink = LangfuseRunSink.FromEnvironment();
Console.WriteLine($"{sink.Status.Name}: {sink.Status.Detail}");

await using var run = sink.StartRun(runId: "maze0007", name: "maze-agent", task: "Leave the maze",
    parameters: new { max_steps = 6 }, tags: ["maze"]);

var position = 0;
var solved = false;
for (var step = 0; step < 6 && !solved; step++)
{
    position += Random.Shared.Next(0, 3);
    solved = position >= 5;
    run.Step(action: "move", code: $"move({position})", success: true, output: position.ToString(), reward: solved ? 1 : 0);
}

run.Step(action: "submit", code: "", success: solved, output: solved ? "out" : "lost", reward: solved ? 1 : 0);
Console.WriteLine(solved ? "completed" : "not completed");
