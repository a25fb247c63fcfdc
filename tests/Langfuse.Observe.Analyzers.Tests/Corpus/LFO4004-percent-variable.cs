// Planted: LFO4004
// Vocabulary
using Langfuse.Observe;

public class Checks(LangfuseClient langfuse)
{
    public void A()
    {
        const int Percent = 90;
        langfuse.Score("correctness", Percent);
    }
}
