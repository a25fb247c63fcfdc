// Correct
using Langfuse.Observe;
namespace Support;

public static class Marks
{
    public static void Save(Observation trace, double value)
    {
        trace.Score("input-tokens-ok", value);
        trace.Score("output-tokens-ok", value);
        trace.Score("precision@5", value);
        trace.Score("precision@10", value);
        trace.Score("relevant", value);
        trace.Score("irrelevant", 1 - value);
    }
}
