// Right
using Langfuse.Observe;

namespace Biathlon;

public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        var stage = Boot(args);
        await using var langfuse = LangfuseClient.Start();
        Environment.SetEnvironmentVariable("BIATHLON_STAGE", stage);
        foreach (var wind in new[] { -2, 0, 3 })
        {
            Console.WriteLine(Range.Advise(wind));
        }

        return 0;
    }

    private static string Boot(string[] args)
    {
        var stage = args.Contains("--demo") ? "demo" : "production";
        Environment.SetEnvironmentVariable("LANGFUSE_TRACING_ENVIRONMENT", stage);
        Environment.SetEnvironmentVariable("LANGFUSE_RELEASE", "biathlon-4");
        return stage;
    }
}

public static class Range
{
    [Observe]
    public static string Advise(int wind) => wind switch
    {
        < 0 => "aim right",
        0 => "aim straight",
        _ => "aim left",
    };
}
