// Planted: LFO1016
using Langfuse.Observe;
namespace Tools;

public static class Counting
{
    public static Usage Of(long input, long output, long read) => new Usage(input: input, output: output) { ["cache_read_input_tokens"] = read };
}
