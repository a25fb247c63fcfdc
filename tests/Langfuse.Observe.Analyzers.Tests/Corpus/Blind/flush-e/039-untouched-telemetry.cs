// Planted: LFO5007
using Langfuse.Observe;

// recall: matches chassis numbers against a recall list
internal static class Tracing
{
    private static readonly LangfuseClient Client = LangfuseClient.Start(options => options.ServiceName = "recall");

    public static void Stop() => Client.Dispose();
}

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var hits = 0;
        foreach (var chassis in args)
        {
            if (await Recall.MatchAsync(chassis))
            {
                Console.WriteLine($"{chassis}: please come to the garage");
                hits++;
            }
        }

        return hits > 0 ? 1 : 0;
    }
}

internal static class Recall
{
    [Observe(Name = "match-recall")]
    public static async Task<bool> MatchAsync(string chassis)
    {
        await Task.Yield();
        return chassis.StartsWith("WX", StringComparison.Ordinal) && chassis.Length == 17;
    }
}
