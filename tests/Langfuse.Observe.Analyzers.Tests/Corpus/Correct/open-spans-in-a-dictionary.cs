using Langfuse.Observe;

public class Spans(LangfuseClient langfuse)
{
    private readonly Dictionary<string, Observation> _open = new();

    public void Begin(string id) => _open[id] = langfuse.StartObservation("work", ObservationType.Tool);

    public void Finish(string id)
    {
        if (_open.Remove(id, out var span))
            span.End();
    }

    public Observation Pass(string id)
    {
        var span = langfuse.StartObservation("pass");
        span.Update(input: id);
        return span;
    }
}
