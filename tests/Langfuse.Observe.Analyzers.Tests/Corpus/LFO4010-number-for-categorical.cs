// Planted: LFO4010
// Vocabulary: correctness, toxicity, hallucination
using Langfuse.Observe;

public static class Moderation
{
    [Observe]
    public static void Run(int level) => LangfuseContext.ScoreCurrentTrace("toxicity", level);
}
