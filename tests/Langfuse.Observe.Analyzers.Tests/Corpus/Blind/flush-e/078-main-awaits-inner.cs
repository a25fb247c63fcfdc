// Right
using Langfuse.Observe;

// lease-diff: Main only chooses; the work and the client live below.
public static class Program
{
    public static Task<int> Main(string[] args) => args.Length == 2 ? RunAsync(args[0], args[1]) : Task.FromResult(Usage());

    private static int Usage()
    {
        Console.Error.WriteLine("usage: lease-diff OLD NEW");
        return 64;
    }

    private static async Task<int> RunAsync(string oldFile, string newFile)
    {
        await using var langfuse = LangfuseClient.Start();
        return await Diff.RunAsync(oldFile, newFile);
    }
}

public static class Diff
{
    [Observe(Name = "lease-diff")]
    public static async Task<int> RunAsync(string oldFile, string newFile)
    {
        var before = await File.ReadAllLinesAsync(oldFile);
        var after = await File.ReadAllLinesAsync(newFile);
        var changed = after.Except(before).ToList();
        if (changed.Count == 0)
        {
            return 0;
        }

        foreach (var line in changed)
        {
            Console.WriteLine($"+ {line}");
        }

        return 1;
    }
}
