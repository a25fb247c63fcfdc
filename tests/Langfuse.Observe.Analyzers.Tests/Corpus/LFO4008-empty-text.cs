// Planted: LFO4008
using Langfuse.Observe;

public class Review(LangfuseClient langfuse)
{
    public void Clear(string id) => langfuse.Score("note", string.Empty, traceId: id, dataType: ScoreDataType.Text);
}
