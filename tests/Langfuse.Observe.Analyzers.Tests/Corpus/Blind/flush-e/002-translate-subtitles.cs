// Planted: LFO5001
using Langfuse.Observe;

LangfuseClient.Start();

var file = args.Length > 0 ? args[0] : "episode.srt";
var target = args.Length > 1 ? args[1] : "nl";
var cues = File.ReadAllText(file).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
using var output = new StreamWriter(Path.ChangeExtension(file, $".{target}.srt"));
foreach (var cue in cues)
{
    output.WriteLine(await Subtitles.TranslateAsync(cue, target));
    output.WriteLine();
}

Console.WriteLine($"{cues.Length} cues translated to {target}");

internal static class Subtitles
{
    [Observe(AsType = ObservationType.Chain)]
    public static async Task<string> TranslateAsync(string cue, string target)
    {
        var lines = cue.Split('\n');
        var spoken = string.Join(' ', lines.Skip(2));
        var text = await CompleteAsync($"Translate to {target}: {spoken}");
        return string.Join('\n', lines.Take(2).Append(text));
    }

    [Observe(AsType = ObservationType.Generation, Name = "translate", Model = "gpt-4o-mini")]
    private static async Task<string> CompleteAsync(string prompt)
    {
        await Task.Delay(20);
        return prompt.ToUpperInvariant();
    }
}
