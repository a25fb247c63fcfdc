// Planted: LFO4005
// Vocabulary: correctness, toxicity, hallucination
using Langfuse.Observe;

public static class ToxicityLevels
{
    public const string None = "none";
    public const string Middle = "medium";
}

public class Moderation(LangfuseClient langfuse)
{
    public void A(string id) => langfuse.Score("toxicity", ToxicityLevels.None, traceId: id);

    public void B(string id) => langfuse.Score("toxicity", ToxicityLevels.Middle, traceId: id);
}
