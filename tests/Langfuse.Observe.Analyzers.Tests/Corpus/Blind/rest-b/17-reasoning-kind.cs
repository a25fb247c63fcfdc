// Planted: LFO1016
using Langfuse.Observe;

namespace Puzzles;

public sealed record Attempt(string Answer, long Prompt, long Visible, long Hidden);

internal static class UsageKinds
{
    public const string Reasoning = "output_reasoning";
}

public sealed class PuzzleSolver(LangfuseClient langfuse, Func<string, Task<Attempt>> think)
{
    public async Task<string> SolveAsync(string puzzle)
    {
        using var generation = langfuse.StartGeneration("solve", model: "o4-mini", input: puzzle);
        var attempt = await think(puzzle);
        var usage = new Usage(input: attempt.Prompt, output: attempt.Visible);
        if (attempt.Hidden > 0)
        {
            usage[UsageKinds.Reasoning] = attempt.Hidden;
        }

        generation.Update(output: attempt.Answer, usage: usage);
        return attempt.Answer;
    }
}
