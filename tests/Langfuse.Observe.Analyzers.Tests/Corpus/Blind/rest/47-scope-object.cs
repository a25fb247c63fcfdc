// Right
using Langfuse.Observe;

namespace Tenancy;

internal sealed class TenantScope : IDisposable
{
    private readonly IDisposable _scope;

    public TenantScope(string tenant)
    {
        Tenant = tenant;
        _scope = LangfuseContext.Propagate(userId: tenant, tags: ["tenant"]);
    }

    public string Tenant { get; }

    public static IDisposable Session(string id) => LangfuseContext.Propagate(sessionId: id);

    public void Dispose() => _scope.Dispose();
}

internal static class Program
{
    private static async Task Main()
    {
        await using var langfuse = LangfuseClient.Start();
        foreach (var name in new[] { "acme", "globex" })
        {
            using var tenant = new TenantScope(name);
            using (TenantScope.Session("night"))
            {
                Console.WriteLine(Work(tenant.Tenant));
            }
        }
    }

    [Observe]
    private static int Work(string tenant) => tenant.Length;
}
