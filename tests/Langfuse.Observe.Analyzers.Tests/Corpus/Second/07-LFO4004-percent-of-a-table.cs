// Planted: LFO4004
// Vocabulary: {"scores":[{"name":"helpfulness","type":"numeric","min":0,"max":1},{"name":"grade","type":"categorical","categories":["good","fair","poor"]},{"name":"resolved","type":"boolean"}]}
using Langfuse.Observe;
namespace Support;

public static class Survey
{
    public static void Send(LangfuseClient langfuse, string traceId, string answer)
    {
        var value = answer switch
        {
            "very happy" => 100,
            "happy" => 75,
            _ => 0,
        };
        langfuse.Score("helpfulness", value, traceId: traceId);
    }
}
