// Right
using Langfuse.Observe;

namespace Launcher;

public static class Program
{
    private const string Stage = "LANGFUSE_TRACING_ENVIRONMENT";

    public static async Task<int> Main(string[] args)
    {
        if (Environment.GetEnvironmentVariable(Stage) is null)
        {
            Environment.SetEnvironmentVariable(Stage, "local");
        }

        await using var langfuse = LangfuseClient.Start();
        Environment.SetEnvironmentVariable("LAUNCHER_HOME", AppContext.BaseDirectory);
        Environment.SetEnvironmentVariable("DOTNET_NOLOGO", "1");

        var starter = new Starter();
        return args.Length == 0 ? 1 : starter.Resolve(args[0]) is { } path ? Print(path) : 2;
    }

    private static int Print(string path)
    {
        Console.WriteLine(path);
        return 0;
    }
}

internal sealed class Starter
{
    [Observe(AsType = ObservationType.Tool)]
    public string? Resolve(string name)
    {
        var path = Path.Combine(Environment.GetEnvironmentVariable("LAUNCHER_HOME") ?? ".", name);
        return File.Exists(path) ? path : null;
    }
}
