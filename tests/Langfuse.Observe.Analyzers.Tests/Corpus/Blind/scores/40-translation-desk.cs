// Planted: LFO4009
using Langfuse.Observe;

namespace TranslationDesk;

public sealed class DeskOptions
{
    public string Directory { get; init; } = "fixes";
    public bool DryRun { get; init; }
}

public static class Program
{
    public static async Task Main()
    {
        await using var langfuse = LangfuseClient.Start();
        var options = new DeskOptions { DryRun = false };

        foreach (var file in System.IO.Directory.EnumerateFiles(options.Directory, "*.txt"))
        {
            var traceId = Path.GetFileNameWithoutExtension(file);
            var text = await File.ReadAllTextAsync(file);
            if (!options.DryRun && text.Length > 0)
            {
                var (name, kind) = ("Output", ScoreDataType.Correction);
                langfuse.Score(name, text, traceId: traceId, dataType: kind);
            }
        }
    }
}
