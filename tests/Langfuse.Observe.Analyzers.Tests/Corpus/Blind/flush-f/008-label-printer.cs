// Planted: LFO5001
using Langfuse.Observe;

namespace LabelPrinter;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var langfuse = LangfuseClient.Start();
        try
        {
            foreach (var path in args)
            {
                var text = await File.ReadAllTextAsync(path);
                Console.WriteLine(Labels.Shorten(text));
            }

            await langfuse.FlushAsync(TimeSpan.FromSeconds(10));
            return 0;
        }
        catch (IOException e)
        {
            Console.Error.WriteLine($"cannot print: {e.Message}");
            return 1;
        }
    }
}

internal static class Labels
{
    private const int Limit = 24;

    [Observe(Name = "shorten-label")]
    public static string Shorten(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= Limit ? line : line[..(Limit - 1)] + "…";
    }
}
