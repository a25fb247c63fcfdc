// Planted: LFO5005
using Langfuse.Observe;

public class Exporter
{
    private readonly LangfuseClient _client;

    public Exporter(string project) => _client = LangfuseClient.Start(project);

    public void Export(string text) => _client.Score("length", text.Length, traceId: "0af7651916cd43dd8448eb211c80319c");
}
