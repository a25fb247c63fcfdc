// Planted: LFO4002
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "intelligible", "type": "boolean" }, { "name": "delay-explained", "type": "numeric", "min": 0, "max": 1 } ] }

namespace Rail.Announcements;

internal static class Metric
{
    public const string Intelligible = "intelligible";
    public const string DelayExplained = "delay-explained";
    public const string Politeness = "politeness";
}

public sealed class AnnouncementAuditor(LangfuseClient langfuse)
{
    public void Audit(string traceId, string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        langfuse.Score(Metric.Intelligible, words.Length is > 3 and < 60, traceId: traceId);
        langfuse.Score(Metric.DelayExplained, text.Contains("because") ? 1.0 : 0.0, traceId: traceId);
        langfuse.Score(Metric.Politeness, text.Contains("sorry") || text.Contains("please") ? 1.0 : 0.0, traceId: traceId);
    }
}
