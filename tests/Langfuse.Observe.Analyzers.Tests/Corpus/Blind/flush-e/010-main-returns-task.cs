// Planted: LFO5001
using Langfuse.Observe;

// contract-diff: compares two versions of a lease
public static class Program
{
    public static Task<int> Main(string[] args)
    {
        using var langfuse = LangfuseClient.Start();
        return args.Length == 2 ? Diff.RunAsync(args[0], args[1]) : Task.FromResult(64);
    }
}

public static class Diff
{
    [Observe(Name = "contract-diff")]
    public static async Task<int> RunAsync(string oldFile, string newFile)
    {
        var before = await File.ReadAllLinesAsync(oldFile);
        var after = await File.ReadAllLinesAsync(newFile);
        var changed = after.Except(before).ToList();
        foreach (var line in changed)
        {
            Console.WriteLine($"+ {line}");
            Console.WriteLine($"  {await ExplainAsync(line)}");
        }

        return changed.Count;
    }

    [Observe(AsType = ObservationType.Generation, Name = "explain", Model = "gpt-4o")]
    private static async Task<string> ExplainAsync(string line)
    {
        await Task.Delay(10);
        return $"This clause has {line.Length} characters.";
    }
}
