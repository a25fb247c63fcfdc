// Planted: LFO4003
using Langfuse.Observe;

public class Review(LangfuseClient langfuse)
{
    public void Note(string id, string text) => langfuse.Score("reviewer-note", text, traceId: id, dataType: ScoreDataType.Text);

    public void Tag(string id) => langfuse.Score("reviewer-note", "ok", traceId: id);
}
