// Planted: LFO4010
// Vocabulary: {"scores":[{"name":"helpfulness","type":"numeric","min":0,"max":1},{"name":"grade","type":"categorical","categories":["good","fair","poor"]},{"name":"resolved","type":"boolean"}]}
using Langfuse.Observe;
namespace Support;

public static class Tickets
{
    private static string Answer(bool done) => done ? "yes" : "no";

    public static void Close(LangfuseClient langfuse, string traceId, bool done) => langfuse.Score("resolved", Answer(done), traceId: traceId);
}
