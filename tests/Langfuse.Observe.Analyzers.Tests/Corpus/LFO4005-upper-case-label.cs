// Planted: LFO4005
// Vocabulary
using Langfuse.Observe;

public class Checks(LangfuseClient langfuse)
{
    public void A(bool bad) => langfuse.Score("toxicity", bad ? "SEVERE" : "none", traceId: "0af7651916cd43dd8448eb211c80319c");
}
