// Planted: LFO6003
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var path = args.FirstOrDefault() ?? "meeting.txt";
var minutes = await Minutes.WriteAsync(await File.ReadAllTextAsync(path));
Label(path, minutes);
await File.WriteAllTextAsync(Path.ChangeExtension(path, ".md"), minutes);

static void Label(string path, string minutes)
{
    var tags = new List<string> { "minutes" };
    if (minutes.Length > 2000)
    {
        tags.Add("long");
    }

    LangfuseContext.UpdateCurrentTrace(tags: tags, metadata: new { file = Path.GetFileName(path) });
}

internal static class Minutes
{
    [Observe(AsType = ObservationType.Chain)]
    public static async Task<string> WriteAsync(string transcript)
    {
        await Task.Yield();
        var lines = transcript.Split('\n').Where(line => line.Contains("decided", StringComparison.OrdinalIgnoreCase));
        return "# Decisions\n" + string.Join('\n', lines);
    }
}
