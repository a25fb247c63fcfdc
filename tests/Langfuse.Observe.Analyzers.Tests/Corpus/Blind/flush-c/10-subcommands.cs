// Planted: LFO5001
using Langfuse.Observe;

return await Cli.RunAsync(args);

static class Cli
{
    private static readonly Dictionary<string, Func<LangfuseClient, string[], Task<int>>> Commands = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ingest"] = IngestAsync,
        ["ask"] = AskAsync,
    };

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length == 0 || !Commands.TryGetValue(args[0], out var command))
        {
            Console.Error.WriteLine("usage: kb ingest|ask TEXT");
            return 64;
        }

        return await command(LangfuseClient.Start(), args[1..]);
    }

    private static async Task<int> IngestAsync(LangfuseClient langfuse, string[] words)
    {
        await using (langfuse)
        {
            using var trace = langfuse.StartTrace("ingest", input: words);
            await Task.Delay(10);
            trace.Update(output: words.Length);
            return 0;
        }
    }

    private static async Task<int> AskAsync(LangfuseClient langfuse, string[] words)
    {
        using var trace = langfuse.StartTrace("ask", input: string.Join(' ', words));
        await Task.Delay(10);
        trace.Update(output: "Ask the front desk.");
        Console.WriteLine("Ask the front desk.");
        return 0;
    }
}
