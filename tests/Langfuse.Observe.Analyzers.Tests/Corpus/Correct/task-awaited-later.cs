// Correct
using Langfuse.Observe;

public static class Pipeline
{
    [Observe]
    public static async Task<int> RunAsync(string input)
    {
        var left = CountAsync(input);
        var right = CountAsync(input + input);
        return await left + await right;
    }

    [Observe]
    private static async Task<int> CountAsync(string input)
    {
        await Task.Yield();
        return input.Length;
    }
}
