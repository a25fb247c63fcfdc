// Planted: LFO5001
using Langfuse.Observe;

// A stage runner for a film archive: every stage may leave something to be cleaned up.
sealed class Stages
{
    private readonly Stack<Func<ValueTask>> _cleanup = new();

    public LangfuseClient Trace()
    {
        var client = LangfuseClient.Start();
        _cleanup.Push(client.DisposeAsync);
        return client;
    }

    public DirectoryInfo Scratch()
    {
        var folder = Directory.CreateTempSubdirectory();
        _cleanup.Push(() => { folder.Delete(true); return ValueTask.CompletedTask; });
        return folder;
    }

    public int Left => _cleanup.Count;
}

static class Program
{
    static async Task Main(string[] args)
    {
        var stages = new Stages();
        var langfuse = stages.Trace();
        var scratch = stages.Scratch();
        foreach (var reel in args)
        {
            using var trace = langfuse.StartTrace("describe-reel", input: reel);
            var file = Path.Combine(scratch.FullName, "reel.txt");
            await File.WriteAllTextAsync(file, $"{reel}: black and white, silent");
            trace.Update(output: await File.ReadAllTextAsync(file));
        }

        Console.WriteLine($"{args.Length} reels, {stages.Left} things to clean up");
    }
}
