// Planted: LFO6001
using Langfuse.Observe;

public static class Pipeline
{
    [Observe]
    public static async Task<string> RunAsync(string input)
    {
        var enrichment = EnrichAsync(input);
        await Task.Delay(1);
        return input;
    }

    [Observe]
    private static async Task EnrichAsync(string input) => await Task.Delay(input.Length);
}
