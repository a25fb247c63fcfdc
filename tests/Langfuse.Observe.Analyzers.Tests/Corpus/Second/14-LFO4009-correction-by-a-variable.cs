// Planted: LFO4009
using Langfuse.Observe;
namespace Support;

public static class Corrections
{
    public static void Save(LangfuseClient langfuse, string traceId, string better)
    {
        var name = "corrected-answer";
        langfuse.Score(name, better, traceId: traceId, dataType: ScoreDataType.Correction);
    }
}
