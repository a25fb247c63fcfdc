// Planted: LFO5009
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

var photos = Directory.Exists("photos") ? Directory.GetFiles("photos", "*.jpg").ToList() : [];
photos.ForEach(async photo =>
{
    var caption = await Captions.WriteAsync(Path.GetFileNameWithoutExtension(photo));
    await File.WriteAllTextAsync(Path.ChangeExtension(photo, ".txt"), caption);
});

Console.WriteLine($"{photos.Count} captions");

internal static class Captions
{
    private static readonly string[] Adjectives = ["bright", "quiet", "busy"];

    [Observe(Name = "write-caption", AsType = ObservationType.Chain)]
    public static async Task<string> WriteAsync(string title)
    {
        await Task.Delay(25);
        var adjective = Adjectives[title.Length % Adjectives.Length];
        return $"A {adjective} picture of {title.Replace('-', ' ')}.";
    }
}
