// Planted: LFO4010
// Vocabulary
using Langfuse.Observe;

public class Checks(LangfuseClient langfuse)
{
    public void A() => langfuse.Score("correctness", "0.8");
}
