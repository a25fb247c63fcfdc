// Planted: LFO5001
using Langfuse.Observe;

sealed class Lifetime : IDisposable
{
    readonly LangfuseClient client = LangfuseClient.Start();

    public void Dispose()
    {
        client.FlushAsync().GetAwaiter().GetResult();
        client.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}

static class Program
{
    static Task<int> Main(string[] args)
    {
        using var lifetime = new Lifetime();
        return RunAsync(args);
    }

    static async Task<int> RunAsync(string[] args)
    {
        foreach (var file in args)
            Console.WriteLine(await CaptionAsync(file));
        return 0;
    }

    [Observe(AsType = ObservationType.Generation, Name = "caption-image", Model = "gpt-4o")]
    static async Task<string> CaptionAsync(string file)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        return $"a picture of {bytes.Length} bytes";
    }
}
