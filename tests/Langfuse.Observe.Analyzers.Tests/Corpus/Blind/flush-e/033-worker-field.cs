// Planted: LFO5005
using Langfuse.Observe;

namespace Fleet;

// Library: a truck telematics worker, one per depot, disposed by the fleet server.
public sealed class FaultWorker : IDisposable
{
    private readonly LangfuseClient _langfuse;
    private readonly FileSystemWatcher _watcher;

    public FaultWorker(string folder)
    {
        _langfuse = LangfuseClient.Start(o => o.ServiceName = "fault-worker");
        _watcher = new FileSystemWatcher(folder, "*.dtc") { EnableRaisingEvents = true };
        _watcher.Created += OnCreated;
    }

    private void OnCreated(object sender, FileSystemEventArgs e)
    {
        using var trace = _langfuse.StartTrace("explain-fault", input: e.Name);
        trace.Update(output: e.Name?.StartsWith("P0") == true ? "engine" : "chassis");
    }

    public void Dispose()
    {
        _watcher.Created -= OnCreated;
        _watcher.Dispose();
    }
}
