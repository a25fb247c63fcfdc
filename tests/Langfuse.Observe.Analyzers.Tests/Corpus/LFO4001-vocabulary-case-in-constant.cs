// Planted: LFO4001
// Vocabulary: correctness, toxicity, hallucination
using Langfuse.Observe;

public class Moderation(LangfuseClient langfuse)
{
    private const string ScoreName = "Toxicity";

    public void Report(string id) => langfuse.Score(ScoreName, "none", traceId: id);
}
