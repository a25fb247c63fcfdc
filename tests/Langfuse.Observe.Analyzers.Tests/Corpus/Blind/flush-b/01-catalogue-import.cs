// Planted: LFO5001
using Langfuse.Observe;

namespace Catalogue.Import;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var langfuse = LangfuseClient.Start();
        try
        {
            foreach (var path in args)
            {
                await ImportAsync(langfuse, path);
            }
        }
        finally
        {
            await langfuse.FlushAsync(TimeSpan.FromSeconds(5));
        }

        Summarise(langfuse, args.Length);
        return 0;
    }

    private static async Task ImportAsync(LangfuseClient langfuse, string path)
    {
        using var trace = langfuse.StartTrace("import", input: path);
        var text = await File.ReadAllTextAsync(path);
        trace.Update(output: new { characters = text.Length });
    }

    private static void Summarise(LangfuseClient langfuse, int files)
    {
        langfuse.Score("files-imported", (double)files, sessionId: "import");
        Console.WriteLine($"{files} file(s) imported");
    }
}
