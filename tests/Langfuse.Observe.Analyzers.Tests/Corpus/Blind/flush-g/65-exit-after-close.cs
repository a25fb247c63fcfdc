// Right
using Langfuse.Observe;

namespace Lint;

public static class Program
{
    public static async Task Main(string[] args)
    {
        int problems;
        await using (var langfuse = LangfuseClient.Start())
        {
            problems = await Linter.CheckAsync(args);
        }

        if (problems > 0)
        {
            Console.Error.WriteLine($"{problems} problems");
            Environment.Exit(Math.Min(problems, 100));
        }
    }
}

internal static class Linter
{
    [Observe]
    public static async Task<int> CheckAsync(string[] paths)
    {
        var problems = 0;
        foreach (var path in paths)
        {
            problems += (await File.ReadAllLinesAsync(path)).Count(IsTooLong);
        }

        return problems;
    }

    private static bool IsTooLong(string line) => line.Length > 140;
}
