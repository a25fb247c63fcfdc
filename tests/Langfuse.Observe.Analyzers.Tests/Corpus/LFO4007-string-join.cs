// Planted: LFO4007
using Langfuse.Observe;

public class Tree(LangfuseClient langfuse)
{
    public void Score(string[] path, double value, string id) => langfuse.Score(string.Join(".", path), value, traceId: id);
}
