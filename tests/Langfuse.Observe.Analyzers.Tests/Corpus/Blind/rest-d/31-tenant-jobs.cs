// Planted: LFO6004
using Langfuse.Observe;

namespace Crm.Jobs;

public sealed record Tenant(string Id, string Plan);

public static class TenantExtensions
{
    public static IDisposable Enter(this Tenant tenant, string job) =>
        LangfuseContext.Propagate(
            userId: tenant.Id,
            tags: [tenant.Plan],
            metadata: new Dictionary<string, string> { ["job"] = job });
}

public sealed class NightlyJobs(Func<string, Task<string>> model)
{
    public async Task<int> RunAsync(IEnumerable<Tenant> tenants, CancellationToken ct)
    {
        var done = 0;
        foreach (var tenant in tenants)
        {
            ct.ThrowIfCancellationRequested();
            tenant.Enter("digest");
            var digest = await DigestAsync(tenant.Id);
            done += digest.Length > 0 ? 1 : 0;
        }

        return done;
    }

    [Observe(Name = "digest")]
    private async Task<string> DigestAsync(string tenant) => await model("News for " + tenant);
}
