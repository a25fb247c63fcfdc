// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
using var http = new HttpClient { BaseAddress = new Uri("https://feeds.example.org/") };

try
{
    var feed = await http.GetStringAsync(args.Length > 0 ? args[0] : "daily");
    foreach (var headline in feed.Split('\n', StringSplitOptions.RemoveEmptyEntries))
    {
        Console.WriteLine(await Translator.TranslateAsync(headline, "de"));
    }

    return 0;
}
catch (Exception e)
{
    Console.Error.WriteLine(e.Message);
    await langfuse.DisposeAsync();
    return 1;
}

static class Translator
{
    [Observe(AsType = ObservationType.Generation, Model = "gpt-4o-mini")]
    public static async Task<string> TranslateAsync(string text, string language)
    {
        await Task.Delay(20);
        return $"[{language}] {text}";
    }
}
