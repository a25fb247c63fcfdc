// Planted: LFO4004
// Vocabulary
using Langfuse.Observe;

public class Checks(LangfuseClient langfuse)
{
    public void A()
    {
        const int Percent = 90;
        langfuse.Score("correctness", Percent, traceId: "0af7651916cd43dd8448eb211c80319c");
    }
}
