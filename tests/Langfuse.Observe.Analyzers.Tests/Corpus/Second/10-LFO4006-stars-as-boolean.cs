// Planted: LFO4006
using Langfuse.Observe;
namespace Support;

public static class Stars
{
    public static void Save(LangfuseClient langfuse, string traceId)
    {
        const ScoreDataType type = ScoreDataType.Boolean;
        langfuse.Score("liked", 5, traceId: traceId, dataType: type);
    }
}
