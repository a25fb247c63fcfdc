// Planted: LFO1017
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
Console.WriteLine(Reasoner.Solve("17 * 23"));

internal sealed class OutputDetails
{
    public int ReasoningTokenCount { get; init; }
}

internal sealed class ChatTokenUsage
{
    public int InputTokenCount { get; init; }
    public int OutputTokenCount { get; init; }
    public OutputDetails OutputTokenDetails { get; init; } = new();
}

internal static class Reasoner
{
    [Observe(AsType = ObservationType.Generation, Model = "o4-mini")]
    public static string Solve(string problem)
    {
        var usage = new ChatTokenUsage
        {
            InputTokenCount = problem.Length,
            OutputTokenCount = 240,
            OutputTokenDetails = new OutputDetails { ReasoningTokenCount = 192 },
        };
        LangfuseContext.UpdateCurrentObservation(usage: new Usage(input: usage.InputTokenCount, output: usage.OutputTokenCount)
        {
            ["output_reasoning_tokens"] = usage.OutputTokenDetails.ReasoningTokenCount,
        });
        return "391";
    }
}
