// Planted: LFO6001
using Langfuse.Observe;

public class Ingest(LangfuseClient langfuse)
{
    public void Handle(string document)
    {
        using var trace = langfuse.StartTrace("ingest", input: document);
        Task.Run(() =>
        {
            using var span = langfuse.StartSpan("embed");
            Thread.Sleep(100);
        });
    }
}
