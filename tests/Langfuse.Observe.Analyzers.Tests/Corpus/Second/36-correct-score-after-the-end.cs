// Correct
// Vocabulary: {"scores":[{"name":"helpfulness","type":"numeric","min":0,"max":1},{"name":"grade","type":"categorical","categories":["good","fair","poor"]},{"name":"resolved","type":"boolean"}]}
using Langfuse.Observe;
namespace Support;

public static class Desk
{
    public static void Answer(LangfuseClient langfuse, string question)
    {
        var trace = langfuse.StartTrace("answer", input: question);
        trace.End(output: "42");
        trace.Score("helpfulness", 1);
        langfuse.Score("helpfulness", 0.5, traceId: trace.TraceId, observationId: trace.Id);
    }
}
