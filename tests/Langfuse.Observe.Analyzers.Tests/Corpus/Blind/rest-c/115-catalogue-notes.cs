// Right
using Langfuse.Observe;

namespace Auction;

public sealed class Catalogue(Func<string, Task<string>> complete)
{
    private const string Terms = "All lots are sold as seen. The buyer pays the premium of the house, the levy of the artist's estate and the cost of carriage. Lots that are not collected within ten days are stored at the expense of the buyer and may be sold again.";
    private const string Line = "catalogue-2025-autumn-";
    private const string Edition = Line + Line + Line + Line;

    public async Task<string> DescribeAsync(string lot)
    {
        using var scope = LangfuseContext.Propagate(version: Edition, tags: ["catalogue"]);
        return await WriteAsync(lot);
    }

    [Observe(AsType = ObservationType.Chain)]
    private async Task<string> WriteAsync(string lot)
    {
        LangfuseContext.UpdateCurrentTrace(metadata: new { terms = Terms });
        LangfuseContext.UpdateCurrentObservation(metadata: new { terms = Terms }, statusMessage: Terms);
        return await complete($"Describe {lot}. {Terms}");
    }
}
