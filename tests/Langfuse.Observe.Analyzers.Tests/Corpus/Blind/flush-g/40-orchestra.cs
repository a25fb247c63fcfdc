// Planted: LFO5001
using Langfuse.Observe;

namespace Orchestra;

public static class Program
{
    public static Task Main(string[] args)
    {
        using var langfuse = LangfuseClient.Start();
        return RehearseAsync(args);
    }

    private static async Task RehearseAsync(string[] pieces)
    {
        foreach (var piece in pieces)
        {
            var notes = await Conductor.CommentAsync(piece);
            Console.WriteLine($"{piece}: {notes}");
        }
    }
}

public static class Conductor
{
    [Observe(AsType = ObservationType.Agent)]
    public static async Task<string> CommentAsync(string piece)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(30));
        return piece.Length % 2 == 0 ? "more piano" : "watch the brass";
    }
}
