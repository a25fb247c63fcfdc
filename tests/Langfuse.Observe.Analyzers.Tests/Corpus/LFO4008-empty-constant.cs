// Planted: LFO4008
using Langfuse.Observe;

public class Notes(LangfuseClient langfuse)
{
    private const string None = "";

    public void Add(string traceId) => langfuse.Score("note", None, traceId: traceId, dataType: ScoreDataType.Text);
}
