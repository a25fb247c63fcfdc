// Planted: LFO5009
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var phrases = new List<string> { "good morning", "thank you", "see you" };
var results = new List<string>();

phrases.ForEach(async phrase =>
{
    var text = await Translator.TranslateAsync(phrase, "de");
    lock (results)
    {
        results.Add(text);
    }
});

Console.WriteLine(string.Join(Environment.NewLine, results));

static class Translator
{
    private static readonly Dictionary<string, string> German = new()
    {
        ["good morning"] = "guten Morgen",
        ["thank you"] = "danke",
    };

    [Observe]
    public static async Task<string> TranslateAsync(string phrase, string language)
    {
        await Task.Delay(20);
        return language == "de" && German.TryGetValue(phrase, out var text) ? text : phrase;
    }
}
