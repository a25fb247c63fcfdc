// Right
using Langfuse.Observe;

var clients = new Dictionary<string, LangfuseClient>(StringComparer.OrdinalIgnoreCase);
try
{
    foreach (var tenant in new[] { "north", "south", "north", "east" })
    {
        var client = ForTenant(tenant);
        using var trace = client.StartTrace("billing", metadata: new { tenant });
        trace.Update(output: tenant.Length * 10);
    }
}
finally
{
    await Task.WhenAll(clients.Values.Select(client => client.DisposeAsync().AsTask()));
}

LangfuseClient ForTenant(string tenant)
{
    if (!clients.TryGetValue(tenant, out var client))
    {
        client = LangfuseClient.Start(options =>
        {
            options.PublicKey = Environment.GetEnvironmentVariable($"LF_{tenant}_PUBLIC");
            options.SecretKey = Environment.GetEnvironmentVariable($"LF_{tenant}_SECRET");
        });
        clients.Add(tenant, client);
    }

    return client;
}
