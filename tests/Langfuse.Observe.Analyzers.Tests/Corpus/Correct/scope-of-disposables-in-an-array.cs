using Langfuse.Observe;

public sealed class Scope : IDisposable
{
    private readonly IDisposable[] _parts;

    public Scope(LangfuseClient langfuse, string user)
    {
        _parts = [LangfuseContext.Propagate(userId: user), langfuse.StartTrace("scope")];
    }

    public void Dispose()
    {
        foreach (var part in _parts.Reverse())
            part.Dispose();
    }
}
