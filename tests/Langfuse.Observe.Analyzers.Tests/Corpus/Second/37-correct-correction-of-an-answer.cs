// Correct
// Vocabulary: {"scores":[{"name":"helpfulness","type":"numeric","min":0,"max":1},{"name":"grade","type":"categorical","categories":["good","fair","poor"]},{"name":"resolved","type":"boolean"}]}
using Langfuse.Observe;
namespace Support;

public static class Corrections
{
    public static void Save(LangfuseClient langfuse, string traceId, string observationId, string better) =>
        langfuse.Score("output", better, traceId: traceId, observationId: observationId, dataType: ScoreDataType.Correction);
}
