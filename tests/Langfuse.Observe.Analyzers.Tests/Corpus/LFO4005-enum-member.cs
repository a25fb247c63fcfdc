// Planted: LFO4005
// Vocabulary: correctness, toxicity, hallucination
using Langfuse.Observe;

public enum Level { none, mild, extreme }

public static class Moderation
{
    [Observe]
    public static void Report(bool bad) => LangfuseContext.ScoreCurrentTrace("toxicity", bad ? Level.extreme : Level.none);
}
