// Planted: LFO4002
// Vocabulary: {"scores":[{"name":"groundedness","type":"numeric","min":0,"max":1},{"name":"coverage","type":"numeric","min":0,"max":1},{"name":"politeness","type":"numeric","min":0,"max":1}]}
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

var traceId = args.Length > 0 ? args[0] : "0af7651916cd43dd8448eb211c80319c";
string[] rubric = ["groundedness", "coverage", "readability", "politeness"];

var text = await File.ReadAllTextAsync("answer.txt");
foreach (var criterion in rubric)
{
    var value = Rubric.Judge(criterion, text);
    langfuse.Score(criterion, value, traceId: traceId);
}

Console.WriteLine($"{rubric.Length} criteria scored.");

internal static class Rubric
{
    public static double Judge(string criterion, string text)
    {
        var hits = text.Split('\n').Count(line => line.Contains(criterion, StringComparison.OrdinalIgnoreCase));
        return Math.Clamp(hits / 10.0, 0.0, 1.0);
    }
}
