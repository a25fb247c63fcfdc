// Planted: LFO4004
// Vocabulary: correctness, toxicity, hallucination
using Langfuse.Observe;

internal static class Scores
{
    public static readonly ScoreDefinition<double> Correctness = new("correctness", ScoreDataType.Numeric);
}

public static class Judge
{
    [Observe]
    public static void Run() => LangfuseContext.ScoreCurrentTrace(Scores.Correctness, 10);
}
