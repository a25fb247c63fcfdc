// Correct
using Langfuse.Observe;
namespace Support;

public static class Remarks
{
    public static void Save(LangfuseClient langfuse, string traceId, string text)
    {
        var remark = text.Length > 500 ? text[..500] : text;
        if (remark.Length > 0)
        {
            langfuse.Score("remark", remark, traceId: traceId, dataType: ScoreDataType.Text);
        }
    }
}
