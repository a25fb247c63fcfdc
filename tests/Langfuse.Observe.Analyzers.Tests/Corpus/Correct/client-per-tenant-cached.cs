using System.Collections.Concurrent;
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;

public sealed class Tenants : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, LangfuseClient> _clients = new();

    public LangfuseClient For(string tenant) => _clients.GetOrAdd(tenant, static key => LangfuseClient.Start(key));

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            await client.DisposeAsync();
        }
    }
}

public class AskController(Tenants tenants) : ControllerBase
{
    public string Ask(string tenant, string question)
    {
        using var trace = tenants.For(tenant).StartTrace("ask", input: question);
        return question;
    }
}
