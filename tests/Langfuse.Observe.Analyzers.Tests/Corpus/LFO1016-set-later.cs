// Planted: LFO1016
using Langfuse.Observe;
namespace Summaries;

public static class Counting
{
    private const string Reasoning = "reasoning_tokens";

    public static Usage Read(int input, int output, int reasoning)
    {
        var usage = new Usage(input: input, output: output);
        usage[Reasoning] = reasoning;
        return usage;
    }
}
