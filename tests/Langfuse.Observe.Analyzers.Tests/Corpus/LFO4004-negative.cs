// Planted: LFO4004
// Vocabulary: correctness, toxicity, hallucination
using Langfuse.Observe;

public static class Penalty
{
    [Observe]
    public static void Apply()
    {
        var value = -1.0;
        LangfuseContext.ScoreCurrentTrace("correctness", value);
    }
}
