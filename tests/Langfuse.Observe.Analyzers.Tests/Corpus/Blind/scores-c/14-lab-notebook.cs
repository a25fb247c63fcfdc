// Right
using Langfuse.Observe;

namespace Lab.Notebook;

public sealed class NotebookReview(LangfuseClient langfuse)
{
    private const int Longest = 500;

    public void Add(string traceId, string? remark, string author)
    {
        if (string.IsNullOrWhiteSpace(remark))
        {
            langfuse.Score("reviewed", true, traceId: traceId, comment: "");
            return;
        }

        var text = remark.Length > Longest ? remark[..(Longest - 1)] + "…" : remark;
        langfuse.Score("review-remark", text, traceId: traceId, dataType: ScoreDataType.Text, comment: author);
        langfuse.Score("reviewed", true, traceId: traceId);
    }

    public void Skip(string traceId) =>
        langfuse.Score("review-remark", "Not reviewed", traceId: traceId, dataType: ScoreDataType.Text);
}
