// Correct
using Langfuse.Observe;

public class Notes(LangfuseClient langfuse)
{
    public void Add(string traceId, string note)
    {
        var text = note.Length > 500 ? note.Substring(0, 500) : note;
        langfuse.Score("note", text, traceId: traceId, dataType: ScoreDataType.Text);
    }
}
