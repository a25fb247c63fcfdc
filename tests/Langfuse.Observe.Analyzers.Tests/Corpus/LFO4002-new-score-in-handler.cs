// Planted: LFO4002
// Vocabulary
using Langfuse.Observe;

public class Review(LangfuseClient langfuse)
{
    public void Save(string traceId) => langfuse.Score("politeness", 0.4, traceId: traceId, comment: "reviewed");
}
