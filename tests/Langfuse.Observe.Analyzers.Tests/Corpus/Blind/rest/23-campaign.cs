// Planted: LFO6006
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

using (LangfuseContext.Propagate(userId: "marketing", traceName: Campaign.Title))
{
    Console.WriteLine(Campaign.Write("lamps"));
}

static class Campaign
{
    private const string Season = "Autumn campaign for all returning customers of the lighting department in the northern region, ";
    private const string Wave = "second wave, texts for the mail shot and for the landing page, written by the small model and ";
    public const string Title = Season + Wave + "checked by the large one before the editors see them";

    [Observe(Name = "write-slogan")]
    public static string Write(string product)
    {
        var adjectives = new[] { "bright", "warm", "quiet" };
        return $"Our {adjectives[product.Length % adjectives.Length]} {product}";
    }
}
