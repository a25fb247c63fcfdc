// Planted: LFO4007
using Langfuse.Observe;

public class Suffixes(LangfuseClient langfuse)
{
    public void Run(string id, string language, double value)
    {
        string metric = "fluency";
        metric += "_" + language;
        langfuse.Score(metric, value, traceId: id);
    }
}
