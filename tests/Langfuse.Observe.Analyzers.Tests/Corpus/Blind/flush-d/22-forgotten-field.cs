// Planted: LFO5007
using Langfuse.Observe;

namespace Chess;

internal static class Telemetry
{
    public const string Product = "chess-coach";

    private static readonly LangfuseClient Langfuse = LangfuseClient.Start(options => options.ServiceName = Product);
}

internal static class Program
{
    private const string Opening = "e2e4 e7e5 g1f3";

    private static async Task Main()
    {
        Console.WriteLine(Telemetry.Product);
        foreach (var move in Opening.Split(' '))
        {
            Console.WriteLine($"{move}: {await Coach.CommentAsync(move)}");
        }
    }
}

internal static class Coach
{
    [Observe(Name = "comment-move", AsType = ObservationType.Agent)]
    public static async Task<string> CommentAsync(string move)
    {
        await Task.Delay(3);
        return move[0] is >= 'd' and <= 'e' ? "fights for the centre" : "develops a piece";
    }
}
