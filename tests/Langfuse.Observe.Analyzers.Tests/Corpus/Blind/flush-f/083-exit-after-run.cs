// Right
using Langfuse.Observe;

namespace FontChecker;

internal static class Program
{
    private static async Task Main(string[] args)
    {
        var code = await RunAsync(args);
        Environment.Exit(code);
    }

    private static async Task<int> RunAsync(string[] fonts)
    {
        await using var langfuse = LangfuseClient.Start();
        var bad = 0;
        foreach (var font in fonts)
        {
            if (!Checker.IsReadable(font))
            {
                Console.Error.WriteLine($"{font} is hard to read");
                bad++;
            }
        }

        return Math.Min(bad, 100);
    }
}

internal static class Checker
{
    [Observe]
    public static bool IsReadable(string font) => !font.Contains("Script", StringComparison.OrdinalIgnoreCase);
}
