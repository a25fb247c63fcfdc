// Planted: LFO5003
using Langfuse.Observe;

public class Worker(LangfuseClient langfuse)
{
    public Timer Start() => new(_ => { _ = langfuse.FlushAsync(); }, null, 0, 1000);
}
