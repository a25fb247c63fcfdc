// Planted: LFO5005
using Langfuse.Observe;

public sealed class Pool : IDisposable
{
    private readonly List<LangfuseClient> _clients = new();
    private readonly SemaphoreSlim _gate = new(1);

    public Pool(params string[] projects)
    {
        foreach (var project in projects.Distinct())
            _clients.Add(Open(project));
    }

    private static LangfuseClient Open(string project)
    {
        var client = LangfuseClient.Start(project);
        client.Score("opened", 1, sessionId: project);
        return client;
    }

    public LangfuseClient this[int index] => _clients[index];

    public void Dispose()
    {
        _clients.Clear();
        _gate.Dispose();
    }
}
