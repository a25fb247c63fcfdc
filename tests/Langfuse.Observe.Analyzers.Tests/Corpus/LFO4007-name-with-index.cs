// Planted: LFO4007
using Langfuse.Observe;

public class Checks(LangfuseClient langfuse)
{
    public void All(IReadOnlyList<double> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            langfuse.Score($"criterion_{i}", values[i], traceId: "0af7651916cd43dd8448eb211c80319c");
        }
    }
}
