// Planted: LFO4010
// Vocabulary
using Langfuse.Observe;

public class Checks(LangfuseClient langfuse)
{
    public void A() => langfuse.Score("correctness", "0.8", traceId: "0af7651916cd43dd8448eb211c80319c");
}
