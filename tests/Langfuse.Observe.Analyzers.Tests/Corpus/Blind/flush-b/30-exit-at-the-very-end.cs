// Right
using Langfuse.Observe;

namespace Lint;

public class Program
{
    public static async Task Main(string[] args)
    {
        int problems;
        await using (var langfuse = LangfuseClient.Start(o => o.ShutdownTimeout = TimeSpan.FromSeconds(8)))
        {
            problems = await CheckAsync(args);
            langfuse.Score("problems", (double)problems, sessionId: "lint");
        }

        Console.WriteLine($"{problems} problem(s)");
        Environment.Exit(problems > 0 ? 1 : 0);
    }

    [Observe(AsType = ObservationType.Tool)]
    private static async Task<int> CheckAsync(string[] files)
    {
        var count = 0;
        foreach (var file in files)
        {
            var text = await File.ReadAllTextAsync(file);
            count += text.Split('\n').Count(line => line.Length > 120);
        }

        return count;
    }
}
