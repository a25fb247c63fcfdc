// Planted: LFO4008
using Langfuse.Observe;
namespace Support;

public static class Remarks
{
    private static string Remark(bool any) => any ? "see ticket" : "";

    public static void Save(LangfuseClient langfuse, string traceId, bool any) =>
        langfuse.Score("remark", Remark(any), traceId: traceId, dataType: ScoreDataType.Text);
}
