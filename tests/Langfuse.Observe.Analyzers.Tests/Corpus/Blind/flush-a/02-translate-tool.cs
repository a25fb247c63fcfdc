// Planted: LFO5001
using Langfuse.Observe;

namespace TranslateTool;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var langfuse = LangfuseClient.Start();
        try
        {
            foreach (var file in args)
            {
                var text = await File.ReadAllTextAsync(file);
                var translated = await Translator.TranslateAsync(text, "de");
                await File.WriteAllTextAsync(file + ".de", translated);
            }

            await langfuse.FlushAsync(TimeSpan.FromSeconds(10));
            return 0;
        }
        catch (IOException ex)
        {
            Console.Error.WriteLine($"Translation stopped: {ex.Message}");
            return 3;
        }
    }
}

internal static class Translator
{
    [Observe(AsType = ObservationType.Generation, Model = "gpt-4o-mini")]
    public static async Task<string> TranslateAsync(string text, string language)
    {
        await Task.Delay(10);
        return $"[{language}] {text}";
    }
}
