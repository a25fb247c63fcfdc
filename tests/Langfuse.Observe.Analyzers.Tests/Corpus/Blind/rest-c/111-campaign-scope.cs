// Right
using Langfuse.Observe;

namespace Campaigns;

public sealed record Campaign(string Id, string Version);

internal static class CampaignScope
{
    public static IDisposable Enter(this Campaign campaign) =>
        LangfuseContext.Propagate(sessionId: campaign.Id, version: campaign.Version, tags: ["campaign"]);
}

public sealed class CampaignWriter(Func<string, Task<string>> complete)
{
    public async Task<string> WriteAsync(Campaign campaign, string audience)
    {
        if (audience.Length == 0)
        {
            return "";
        }

        using (campaign.Enter())
        {
            return await DraftAsync(audience);
        }
    }

    [Observe(AsType = ObservationType.Chain)]
    private Task<string> DraftAsync(string audience) => complete("Write to " + audience);
}
