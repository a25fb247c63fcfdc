// Correct
// Vocabulary: {"scores":[{"name":"helpfulness","type":"numeric","min":0,"max":1},{"name":"grade","type":"categorical","categories":["good","fair","poor"]},{"name":"resolved","type":"boolean"}]}
using Langfuse.Observe;
namespace Support;

public static class Tickets
{
    public static void Close(LangfuseClient langfuse, string traceId, string state)
    {
        langfuse.Score("resolved", state == "closed", traceId: traceId);
        langfuse.Score("resolved", state is "closed" or "done", traceId: traceId, comment: state);
    }
}
