// Planted: LFO5002
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
Console.WriteLine(await Loader.LoadAsync(args.FirstOrDefault() ?? "contract.txt"));

static class Loader
{
    [Observe(AsType = ObservationType.Tool)]
    public static async Task<string> LoadAsync(string path)
    {
        if (!File.Exists(path))
        {
            Console.Error.WriteLine("no such file");
            Environment.Exit(2);
        }

        return await File.ReadAllTextAsync(path);
    }
}
