// Planted: LFO4001
// Vocabulary: correctness, toxicity, hallucination
using Langfuse.Observe;

public class Checks
{
    [Observe]
    public string Run(string q)
    {
        LangfuseContext.ScoreCurrentTrace("corectness", 0.7);
        return q;
    }
}
