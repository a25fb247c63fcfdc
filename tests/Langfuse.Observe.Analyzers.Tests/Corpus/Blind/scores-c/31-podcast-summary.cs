// Planted: LFO4008
using Langfuse.Observe;

namespace Podcast.Summaries;

public sealed class SummaryBoard(LangfuseClient langfuse)
{
    private const string NoNotes = "";

    public int Rejected { get; private set; }

    public void Approve(string traceId, string editor) => Save(traceId, approved: true, editor);

    public void Reject(string traceId, string editor, string why) => Save(traceId, approved: false, editor, why);

    private void Save(string traceId, bool approved, string editor, string note = NoNotes)
    {
        Rejected += approved ? 0 : 1;
        langfuse.Score("editor-approved", approved, traceId: traceId, metadata: new { editor });
        langfuse.Score("editor-note", note, traceId: traceId, dataType: ScoreDataType.Text);
    }
}
