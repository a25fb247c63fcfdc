// Planted: LFO4006
// Vocabulary: correctness, toxicity, hallucination
using Langfuse.Observe;

public static class Detector
{
    [Observe]
    public static void Run() => LangfuseContext.ScoreCurrentTrace("hallucination", 0.87);
}
