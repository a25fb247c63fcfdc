// Planted: LFO6004
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

var tenants = new[] { "acme", "globex", "initech" };
foreach (var tenant in tenants)
{
    await Tenants.RefreshAsync(tenant);
}

static class Tenants
{
    public static async Task RefreshAsync(string tenant)
    {
        var scope = LangfuseContext.Propagate(userId: tenant, tags: ["refresh"]);
        var articles = await LoadAsync(tenant);
        Console.WriteLine($"{tenant}: {articles.Length} articles");
    }

    [Observe]
    private static async Task<string[]> LoadAsync(string tenant)
    {
        await Task.Delay(1);
        return Enumerable.Range(1, tenant.Length).Select(number => $"{tenant}-{number}").ToArray();
    }
}
