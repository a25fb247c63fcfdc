// Right
using Langfuse.Observe;

namespace Labeler;

internal static class Program
{
    private static async Task Main(string[] args)
    {
        IAsyncDisposable? owned = null;
        try
        {
            var langfuse = LangfuseClient.Start(options => options.Environment = "labels");
            owned = langfuse;
            var folder = args.Length > 0 ? args[0] : ".";
            foreach (var image in Directory.EnumerateFiles(folder, "*.png"))
            {
                Console.WriteLine($"{Path.GetFileName(image)}\t{await LabelAsync(langfuse, image)}");
            }
        }
        finally
        {
            if (owned is not null)
            {
                await owned.DisposeAsync();
            }
        }
    }

    private static async Task<string> LabelAsync(LangfuseClient langfuse, string image)
    {
        using var trace = langfuse.StartTrace("label-image", input: new { file = Path.GetFileName(image) });
        await Task.Delay(10);
        var label = new FileInfo(image).Length > 100_000 ? "photo" : "icon";
        trace.Update(output: label);
        return label;
    }
}
