// Planted: LFO4002
// Vocabulary: correctness, toxicity, hallucination
using Langfuse.Observe;

public class Chat
{
    [Observe]
    public string Reply(string text)
    {
        LangfuseContext.ScoreCurrentTrace("politeness", 0.9);
        return text;
    }
}
