using System.Collections.Concurrent;
using Langfuse.Observe;

public sealed class Clients : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<LangfuseClient>> _all = new(StringComparer.OrdinalIgnoreCase);

    public LangfuseClient For(string tenant) =>
        _all.GetOrAdd(tenant, name => new Lazy<LangfuseClient>(() => LangfuseClient.Start(name, o => o.Environment = "prod"))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _all.Values.Where(c => c.IsValueCreated))
            await client.Value.DisposeAsync();
        _all.Clear();
    }
}
