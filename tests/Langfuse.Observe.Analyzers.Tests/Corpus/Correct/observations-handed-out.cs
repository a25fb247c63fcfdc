using Langfuse.Observe;

public class Agents(LangfuseClient langfuse)
{
    private readonly List<Observation> _open = [];

    public void Begin(string name) => _open.Add(langfuse.StartObservation("agent", ObservationType.Agent, metadata: new { name }));

    public void EndAll()
    {
        foreach (var observation in _open)
            observation.End();
        _open.Clear();
    }

    public (Observation Trace, Observation Span) Both()
    {
        var trace = langfuse.StartTrace("pair");
        var span = trace.StartSpan("half");
        return (trace, span);
    }
}
