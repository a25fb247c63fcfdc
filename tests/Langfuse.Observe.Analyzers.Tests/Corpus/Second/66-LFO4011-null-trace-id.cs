// Planted: LFO4011
using Langfuse.Observe;
namespace Support;

public static class Late
{
    public static void Save(LangfuseClient langfuse, double value)
    {
        string? traceId = null;
        langfuse.Score("late", value, traceId: traceId);
    }
}
