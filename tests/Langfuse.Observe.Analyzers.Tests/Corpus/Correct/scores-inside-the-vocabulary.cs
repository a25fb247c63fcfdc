// Correct
// Vocabulary
using Langfuse.Observe;

public class Judge(LangfuseClient langfuse)
{
    public void Rate(string traceId, bool mild)
    {
        langfuse.Score("correctness", 0.93, traceId: traceId);
        langfuse.Score("toxicity", mild ? "mild" : "none", traceId: traceId);
        langfuse.Score("hallucination", false, traceId: traceId);
        langfuse.Score("output", "better text", traceId: traceId, dataType: ScoreDataType.Correction);
    }
}
