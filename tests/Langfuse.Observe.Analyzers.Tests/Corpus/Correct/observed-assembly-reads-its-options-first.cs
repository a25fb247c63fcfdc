using Langfuse.Observe;

[assembly: Observe]

namespace Catalogue;

public static class Program
{
    public static async Task Main(string[] args)
    {
        var options = Options.Read(args);
        await using var langfuse = LangfuseClient.Start(o => o.Environment = options.Stage);
        Console.WriteLine(await Search.FindAsync(options.Query));
    }
}

public sealed record Options(string Stage, string Query)
{
    public static Options Read(string[] args) => new(args.ElementAtOrDefault(0) ?? "dev", args.ElementAtOrDefault(1) ?? "");
}

public static class Search
{
    public static Task<string> FindAsync(string query) => Task.FromResult(query);
}
