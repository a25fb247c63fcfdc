// Planted: LFO4001
using Langfuse.Observe;

public class Retrieval(LangfuseClient langfuse)
{
    public void Record(string traceId, int used, int missed)
    {
        langfuse.Score("citation", used, traceId: traceId);
        langfuse.Score("citation", missed, traceId: traceId);
    }

    public void RecordAll(string traceId, int used) => langfuse.Score("citations", used, traceId: traceId);
}
