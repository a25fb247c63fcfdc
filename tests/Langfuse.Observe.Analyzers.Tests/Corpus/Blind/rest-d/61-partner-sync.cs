// Planted: LFO7001
using Langfuse.Observe;

namespace Partners;

public abstract class Connection
{
    public string Address { get; set; } = "";
    public string ClientSecret { get; set; } = "";
}

public sealed class PartnerConnection : Connection
{
    public string Country { get; set; } = "";
    public bool Active { get; set; }
}

public sealed record SyncPlan(string Name, List<PartnerConnection> Partners);

public interface ICatalogueApi
{
    Task<int> PullAsync(Connection connection, CancellationToken ct);
}

public sealed class PartnerSync(ICatalogueApi api, Func<string, Task<string>> model)
{
    [Observe(Name = "sync-partners")]
    public async Task<string> RunAsync(SyncPlan plan, CancellationToken ct)
    {
        var pulled = 0;
        foreach (var partner in plan.Partners.Where(partner => partner.Active))
        {
            pulled += await api.PullAsync(partner, ct);
        }

        return await model($"{plan.Name}: {pulled} products. Write one line for the morning report.");
    }
}
