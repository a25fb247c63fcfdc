// Planted: LFO4001
using Langfuse.Observe;

public class Recorder(LangfuseClient langfuse)
{
    public void Record(string id, bool strict, double value)
    {
        langfuse.Score("accuracy-strict", value, traceId: id);
        langfuse.Score("accuracy-lenient", value, traceId: id);
        var name = strict ? "accuracy-strict" : "acuracy-lenient";
        langfuse.Score(name, value, traceId: id);
        langfuse.Score("accuracy-lenient", value, traceId: id);
    }
}
