// Planted: LFO4001
using Langfuse.Observe;

public static class Quality
{
    public static void Rate(Observation trace, double value)
    {
        trace.Score("relevance", value);
        trace.Score("relevance", value / 2);
        trace.Score("relevnace", value / 3);
    }
}
