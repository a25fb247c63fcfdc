// Planted: LFO4005
// Vocabulary: correctness, toxicity, hallucination
using Langfuse.Observe;

public class Moderation(LangfuseClient langfuse)
{
    public void Report(string id, int hits)
    {
        string label;
        if (hits == 0)
        {
            label = "none";
        }
        else if (hits < 3)
        {
            label = "moderate";
        }
        else
        {
            label = "severe";
        }

        langfuse.Score("toxicity", label, traceId: id);
    }
}
