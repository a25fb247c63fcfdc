// Planted: LFO5005
using Langfuse.Observe;

namespace Acme.Rag;

public class RagPipeline
{
    private readonly LangfuseClient _client;
    private readonly string _model;

    public RagPipeline(string model)
    {
        _model = model;
        _client = LangfuseClient.Start(o => o.Environment = "rag");
    }

    public string Ask(string question)
    {
        using var trace = _client.StartTrace("ask", input: question);
        return question + _model;
    }
}
