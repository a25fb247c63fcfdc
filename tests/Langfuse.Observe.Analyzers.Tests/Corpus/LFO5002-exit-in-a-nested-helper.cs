// Planted: LFO5002
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
await Loader.LoadAsync("contract.txt");

static class Loader
{
    [Observe]
    public static async Task LoadAsync(string path)
    {
        if (!File.Exists(path))
        {
            Fail($"{path} does not exist");
        }

        await Task.Yield();
    }

    static void Fail(string message)
    {
        Console.Error.WriteLine(message);
        Environment.Exit(1);
    }
}
