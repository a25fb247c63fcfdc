// Right
using Langfuse.Observe;

namespace Fleet;

// Library: a bus telematics worker; the disposal is in the base class.
public abstract class Worker : IDisposable
{
    private readonly List<IDisposable> _owned = [];

    protected T Own<T>(T resource) where T : IDisposable
    {
        _owned.Add(resource);
        return resource;
    }

    public void Dispose()
    {
        for (var i = _owned.Count - 1; i >= 0; i--)
        {
            _owned[i].Dispose();
        }

        _owned.Clear();
        GC.SuppressFinalize(this);
    }
}

public sealed class DoorWorker : Worker
{
    private readonly LangfuseClient _langfuse;
    private readonly FileSystemWatcher _watcher;

    public DoorWorker(string folder)
    {
        _langfuse = Own(LangfuseClient.Start(o => o.ServiceName = "door-worker"));
        _watcher = Own(new FileSystemWatcher(folder, "*.door") { EnableRaisingEvents = true });
        _watcher.Created += (_, e) => Explain(e.Name ?? "");
    }

    private void Explain(string code)
    {
        using var trace = _langfuse.StartTrace("explain-door", input: code);
        trace.Update(output: code.StartsWith('D') ? "blocked" : "fine");
    }
}
