// Planted: LFO4003
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var message = Console.ReadLine() ?? "hello";

using (var trace = langfuse.StartTrace("moderation", input: message))
{
    var quick = Moderator.Quick(message);
    trace.Score("risk", quick);

    if (quick != RiskLevel.Low)
    {
        double probability = Moderator.Thorough(message);
        langfuse.Score("risk", probability, traceId: trace.TraceId, comment: "second stage");
    }

    trace.Update(output: quick.ToString());
}

enum RiskLevel { Low, Medium, High }

static class Moderator
{
    static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase) { "weapon", "poison" };

    public static RiskLevel Quick(string text)
    {
        var hits = text.Split(' ').Count(Words.Contains);
        return hits switch { 0 => RiskLevel.Low, 1 => RiskLevel.Medium, _ => RiskLevel.High };
    }

    public static double Thorough(string text) => Math.Min(1.0, text.Length / 200.0);
}
