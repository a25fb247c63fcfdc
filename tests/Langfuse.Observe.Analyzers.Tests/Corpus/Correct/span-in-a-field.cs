// Correct
using Langfuse.Observe;

public sealed class Step(LangfuseClient langfuse) : IDisposable
{
    private Observation? _span;

    public void Start() => _span = langfuse.StartSpan("step");

    public void Dispose() => _span?.End();
}
