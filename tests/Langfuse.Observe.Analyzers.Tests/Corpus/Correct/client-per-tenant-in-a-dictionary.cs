using Langfuse.Observe;

public sealed class Projects : IDisposable
{
    private readonly Dictionary<string, LangfuseClient> _byName = [];

    public LangfuseClient Get(string name)
    {
        lock (_byName)
        {
            if (!_byName.TryGetValue(name, out var client))
            {
                client = LangfuseClient.Start(name);
                _byName[name] = client;
            }

            return client;
        }
    }

    public void Observe(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            Get(name).Score("seen", 1, sessionId: name);
        }
    }

    public void Dispose()
    {
        foreach (var (_, client) in _byName)
        {
            client.Dispose();
        }
    }
}
