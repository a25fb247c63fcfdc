// Right
using Langfuse.Observe;

namespace Library.Cli;

public static class Program
{
    private static readonly Dictionary<string, Func<LangfuseClient, string[], int>> Commands = new()
    {
        ["thumb"] = static (langfuse, rest) =>
        {
            langfuse.Score("reader-thumb", rest[1] == "up", traceId: rest[0]);
            return 0;
        },
        ["shelf"] = static (langfuse, rest) =>
        {
            langfuse.Score("shelf-correct", rest[1] == "yes" ? 1 : 0, traceId: rest[0], dataType: ScoreDataType.Boolean);
            return 0;
        },
        ["session"] = static (langfuse, rest) =>
        {
            langfuse.Score("visit-length", double.Parse(rest[1]), sessionId: rest[0]);
            return 0;
        },
    };

    public static async Task<int> Main(string[] args)
    {
        await using var langfuse = LangfuseClient.Start();
        if (args.Length < 3 || !Commands.TryGetValue(args[0], out var command))
        {
            Console.Error.WriteLine("usage: " + string.Join('|', Commands.Keys) + " ID VALUE");
            return 2;
        }

        return command(langfuse, args[1..]);
    }
}
