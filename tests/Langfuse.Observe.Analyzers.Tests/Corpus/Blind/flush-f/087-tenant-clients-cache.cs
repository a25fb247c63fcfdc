// Right
using Langfuse.Observe;
using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc;

namespace Franchise.Web;

/// <summary>One client for each franchise, kept as long as the application runs; a singleton.</summary>
public sealed class TenantClients : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, LangfuseClient> _clients = new();

    public LangfuseClient For(string tenant)
        => _clients.GetOrAdd(tenant, name => LangfuseClient.Start(name, options => options.Environment = "production"));

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            await client.DisposeAsync();
        }

        _clients.Clear();
    }
}

[ApiController]
[Route("{tenant}/menu")]
public sealed class MenuController(TenantClients clients) : ControllerBase
{
    [HttpGet("{dish}")]
    public string Describe(string tenant, string dish)
    {
        using var trace = clients.For(tenant).StartTrace("describe-dish", input: dish);
        var text = $"{dish}, freshly made";
        trace.Update(output: text);
        return text;
    }
}
