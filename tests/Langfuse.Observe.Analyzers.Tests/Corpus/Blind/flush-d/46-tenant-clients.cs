// Right
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;
using System.Collections.Concurrent;

namespace Tenants;

public sealed class TenantClients : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<LangfuseClient>> _clients = new(StringComparer.Ordinal);

    public LangfuseClient For(string tenant) =>
        _clients.GetOrAdd(tenant, name => new Lazy<LangfuseClient>(() => LangfuseClient.Start(name))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            if (client.IsValueCreated)
            {
                await client.Value.DisposeAsync();
            }
        }
    }
}

[ApiController, Route("tenants/{tenant}/ratings")]
public sealed class RatingsController(TenantClients clients) : ControllerBase
{
    [HttpPost]
    public IActionResult Rate(string tenant, string conversation, int stars)
    {
        clients.For(tenant).Score("stars", stars, sessionId: conversation);
        return Accepted();
    }
}
