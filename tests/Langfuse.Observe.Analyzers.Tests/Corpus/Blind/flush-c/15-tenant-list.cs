// Planted: LFO5001
using Langfuse.Observe;

var tenants = new List<Tenant>();
foreach (var name in new[] { "north", "south", "west" })
{
    tenants.Add(new Tenant(name, LangfuseClient.Start(name)));
}

foreach (var tenant in tenants)
{
    using var trace = tenant.Langfuse.StartTrace("monthly-report", metadata: new { tenant = tenant.Name });
    tenant.Pages = tenant.Name.Length;
    trace.Update(output: tenant.Pages);
}

foreach (var tenant in tenants.Where(t => t.Pages > 4))
{
    await tenant.Langfuse.DisposeAsync();
    Console.WriteLine($"{tenant.Name}: {tenant.Pages} pages");
}

sealed record Tenant(string Name, LangfuseClient Langfuse)
{
    public int Pages { get; set; }
}
