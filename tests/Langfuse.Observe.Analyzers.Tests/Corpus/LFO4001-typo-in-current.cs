// Planted: LFO4001
using Langfuse.Observe;

public static class Judge
{
    [Observe]
    public static void First() => LangfuseContext.ScoreCurrentTrace("answer_relevance", 0.9);

    [Observe]
    public static void Second() => LangfuseContext.ScoreCurrentTrace("answer_relevance", 0.8);

    [Observe]
    public static void Third() => LangfuseContext.ScoreCurrentObservation("answer_relevence", 0.7);
}
