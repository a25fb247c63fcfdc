// Planted: LFO4001
using Langfuse.Observe;
using static Langfuse.Observe.LangfuseContext;

public static class Judge
{
    [Observe]
    public static void First() => ScoreCurrentTrace("groundedness", 0.9);

    [Observe]
    public static void Second() => ScoreCurrentTrace("groundedness", 0.8);

    [Observe]
    public static void Third() => ScoreCurrentTrace("Groundedness", 0.7);
}
