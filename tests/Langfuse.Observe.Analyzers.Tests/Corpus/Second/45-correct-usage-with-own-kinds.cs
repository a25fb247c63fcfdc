// Correct
using Langfuse.Observe;
namespace Tools;

public static class Counting
{
    public static Usage Of(int input, int cached, int output, int images) => new(input: input - cached, output: output)
    {
        ["input_cached_tokens"] = cached,
        ["images"] = images,
        ["output_reasoning_tokens"] = 0,
    };
}
