// Planted: LFO5009
using Langfuse.Observe;

class Program
{
    static async Task Main(string[] args)
    {
        await using var client = LangfuseClient.Start();
        foreach (var file in args)
        {
            Task.Run(() => Indexer.IndexAsync(file));
        }

        await Task.Delay(100);
    }
}

static class Indexer
{
    [Observe]
    public static async Task IndexAsync(string file) => await File.ReadAllTextAsync(file);
}
