// Right
using Langfuse.Observe;
using System.Collections.Concurrent;

namespace Acme.Tenancy;

public sealed class TenantClients(Func<string, (string PublicKey, string SecretKey)> keys) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<LangfuseClient>> _clients = new(StringComparer.Ordinal);

    public LangfuseClient For(string tenant) => _clients.GetOrAdd(tenant, name => new Lazy<LangfuseClient>(() => Create(name))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            if (client.IsValueCreated)
            {
                await client.Value.DisposeAsync();
            }
        }

        _clients.Clear();
    }

    private LangfuseClient Create(string tenant) => LangfuseClient.Start(tenant, options =>
    {
        var (publicKey, secretKey) = keys(tenant);
        options.PublicKey = publicKey;
        options.SecretKey = secretKey;
        options.Environment = "tenants";
    });
}
