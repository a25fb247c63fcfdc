// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
using var trace = langfuse.StartTrace("usage-demo");

var counts = new Counts(InputTokenCount: 900, OutputTokenCount: 300, CachedInputTokenCount: 512, ReasoningTokenCount: 128);
var first = trace.StartGeneration("answer", model: "gpt-4o");
first.End(output: "blue", usage: Meter.Read(counts));

var second = trace.StartGeneration("draw", model: "image-1");
second.End(output: "(picture)", usage: new Usage(input: 40, output: 0) { ["images"] = 2, ["searches"] = 1 });

internal sealed record Counts(int InputTokenCount, int OutputTokenCount, int CachedInputTokenCount, int ReasoningTokenCount);

internal static class Meter
{
    public static Usage Read(Counts counts)
    {
        var fresh = Math.Max(0, counts.InputTokenCount - counts.CachedInputTokenCount);
        var visible = counts.OutputTokenCount - counts.ReasoningTokenCount;
        return new Usage(input: fresh, output: visible)
        {
            ["input_cached_tokens"] = counts.CachedInputTokenCount,
            ["output_reasoning_tokens"] = counts.ReasoningTokenCount,
        };
    }
}
