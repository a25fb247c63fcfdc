// Correct
// Vocabulary: {"scores":[{"name":"helpfulness","type":"numeric","min":0,"max":1},{"name":"grade","type":"categorical","categories":["good","fair","poor"]},{"name":"resolved","type":"boolean"}]}
using Langfuse.Observe;
namespace Support;

public static class Survey
{
    private const double Most = 5;

    public static void Save(LangfuseClient langfuse, string traceId, int stars)
    {
        double value = 100;
        value = stars / Most;
        langfuse.Score("helpfulness", value, traceId: traceId);
    }
}
