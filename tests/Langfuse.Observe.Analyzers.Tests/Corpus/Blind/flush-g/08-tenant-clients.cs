// Right
using System.Collections.Concurrent;
using Langfuse.Observe;

namespace Tenancy;

public sealed class TenantTelemetry : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, LangfuseClient> _clients = new(StringComparer.Ordinal);

    public LangfuseClient For(string tenant) =>
        _clients.GetOrAdd(tenant, static name => LangfuseClient.Start(name, options => options.FlushAt = 50));

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            await client.DisposeAsync();
        }

        _clients.Clear();
    }
}

public sealed class TenantAssistant(TenantTelemetry telemetry)
{
    public string Greet(string tenant, string user)
    {
        var langfuse = telemetry.For(tenant);
        using var trace = langfuse.StartTrace("greet", userId: user);
        var text = user.Length == 0 ? "Hello!" : $"Hello, {user}!";
        trace.Update(output: text);
        return text;
    }
}
