// Planted: LFO5001
using Langfuse.Observe;

static class Program
{
    static Task<int> Main(string[] args)
    {
        using var langfuse = LangfuseClient.Start();
        return RunAsync(args);
    }

    static async Task<int> RunAsync(string[] args)
    {
        foreach (var file in args)
        {
            Console.WriteLine(await CaptionAsync(file));
        }

        return 0;
    }

    [Observe]
    static async Task<string> CaptionAsync(string file) => await File.ReadAllTextAsync(file);
}
