// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

foreach (var card in new[] { "card-1", "card-22" })
{
    Console.WriteLine(await Kiosk.ServeAsync(card));
}

static class Kiosk
{
    public static async Task<string> ServeAsync(string card)
    {
        var visitor = await IdentifyAsync(card);
        IDisposable? scope = null;
        try
        {
            scope = LangfuseContext.Propagate(userId: visitor, sessionId: $"{visitor}-today");
            var offer = await OfferAsync(visitor);
            return $"{visitor}: {offer}";
        }
        finally
        {
            scope?.Dispose();
        }
    }

    [Observe(Name = "identify")]
    private static async Task<string> IdentifyAsync(string card)
    {
        await Task.Delay(1);
        return "visitor-" + card.Length;
    }

    [Observe(Name = "offer")]
    private static Task<string> OfferAsync(string visitor) => Task.FromResult(visitor.EndsWith('6') ? "tea" : "cake");
}
