// Planted: LFO5015
using Langfuse.Observe;

namespace Rally;

public static class Program
{
    public static async Task Main(string[] args)
    {
        await using var langfuse = LangfuseClient.Start();
        var options = GameOptions.Parse(args);
        Console.WriteLine(CoDriver.Call("left", options.Stage));
        Console.WriteLine(CoDriver.Call("right", options.Stage));
    }
}

public sealed record GameOptions(int Stage, bool Beta)
{
    public static GameOptions Parse(string[] args)
    {
        var options = new GameOptions(args.Length, args.Contains("--beta"));
        if (options.Beta)
        {
            Environment.SetEnvironmentVariable("LANGFUSE_RELEASE", "rally-beta");
        }

        return options;
    }
}

public static class CoDriver
{
    [Observe]
    public static string Call(string turn, int stage) => stage > 2 ? $"{turn} three, tightens" : $"{turn} five";
}
