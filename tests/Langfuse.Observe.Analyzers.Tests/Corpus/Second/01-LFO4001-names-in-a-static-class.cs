// Planted: LFO4001
using Langfuse.Observe;
namespace Support;

internal static class Marks
{
    public const string Empathy = "empathy";
    public const string Politeness = "politeness";
}

public sealed class Reviewer(LangfuseClient langfuse)
{
    public void Review(string traceId, double empathy, double polite)
    {
        langfuse.Score(Marks.Empathy, empathy, traceId: traceId);
        langfuse.Score(Marks.Politeness, polite, traceId: traceId);
    }

    public void Quick(string traceId) => langfuse.Score("politness", 1, traceId: traceId);
}
