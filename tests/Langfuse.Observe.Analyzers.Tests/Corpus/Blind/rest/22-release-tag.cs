// Planted: LFO6005
using Langfuse.Observe;

namespace Translations;

public static class Program
{
    public static async Task Main()
    {
        await using var langfuse = LangfuseClient.Start();

        var draft = Translate("good morning", "pt");
        var checkedText = Check(draft);
        using var scope = LangfuseContext.Propagate(version: "2.3.0", tags: new[] { "nightly" });
        await File.WriteAllTextAsync(Path.GetTempFileName(), checkedText);
        Console.WriteLine(checkedText);
    }

    [Observe(AsType = ObservationType.Generation, Model = "gpt-4o-mini")]
    private static string Translate(string text, string language) =>
        language == "pt" && text == "good morning" ? "bom dia" : text;

    [Observe(Name = "check")]
    private static string Check(string text)
    {
        if (text.Length == 0)
        {
            throw new InvalidOperationException("empty translation");
        }
        return char.ToUpperInvariant(text[0]) + text[1..];
    }
}
