// Planted: LFO5009
using Langfuse.Observe;

namespace RenderFarm;

internal static class Program
{
    private static async Task Main(string[] args)
    {
        await using var langfuse = LangfuseClient.Start();
        var scenes = args.Length > 0 ? args : ["lake", "forest"];
        var jobs = scenes.Select(Begin).ToArray();
        await Task.WhenAll(jobs);
        Console.WriteLine($"{jobs.Length} scenes handed in");
    }

    private static Task Begin(string scene) => Task.Factory.StartNew(
        async () =>
        {
            var caption = await Captions.WriteAsync(scene);
            await File.WriteAllTextAsync(scene + ".txt", caption);
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);
}

internal static class Captions
{
    [Observe]
    public static async Task<string> WriteAsync(string scene)
    {
        await Task.Delay(30);
        return $"A quiet {scene} at dawn";
    }
}
