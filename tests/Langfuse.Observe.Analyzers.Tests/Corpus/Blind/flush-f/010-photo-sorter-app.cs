// Planted: LFO5001
using Langfuse.Observe;

namespace PhotoSorter;

public static class Program
{
    public static async Task Main(string[] args)
    {
        var sorter = new SorterApp(args.FirstOrDefault() ?? ".");
        var moved = await sorter.RunAsync();
        Console.WriteLine($"{moved} photos sorted");
    }
}

public sealed class SorterApp : IAsyncDisposable
{
    private readonly LangfuseClient _langfuse;
    private readonly string _folder;

    public SorterApp(string folder)
    {
        _folder = folder;
        _langfuse = LangfuseClient.Start(options => options.ServiceName = "photo-sorter");
    }

    public async Task<int> RunAsync()
    {
        var count = 0;
        foreach (var file in Directory.EnumerateFiles(_folder, "*.jpg"))
        {
            using var span = _langfuse.StartTrace("classify-photo", input: Path.GetFileName(file));
            var album = await ClassifyAsync(file);
            span.Update(output: album);
            count++;
        }

        return count;
    }

    private static async Task<string> ClassifyAsync(string file)
    {
        await Task.Delay(1);
        return file.Contains("IMG", StringComparison.Ordinal) ? "camera" : "other";
    }

    public async ValueTask DisposeAsync() => await _langfuse.DisposeAsync();
}
