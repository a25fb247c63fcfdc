// Planted: LFO4001
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;

namespace Hotel.Concierge;

public static class ScoreNames
{
    public const string GuestRating = "guest-rating";
    public const string Resolved = "resolved-in-chat";
}

[ApiController]
[Route("concierge")]
public sealed class ConciergeController(LangfuseClient langfuse) : ControllerBase
{
    [HttpPost("rate")]
    public IActionResult Rate(string traceId, int stars)
    {
        langfuse.Score(ScoreNames.GuestRating, stars, traceId: traceId);
        langfuse.Score(ScoreNames.Resolved, stars >= 4, traceId: traceId);
        return NoContent();
    }
}

public sealed class CheckoutImport(LangfuseClient langfuse)
{
    public void Import(IEnumerable<KeyValuePair<string, int>> ratings)
    {
        foreach (var (traceId, stars) in ratings)
        {
            langfuse.Score(ScoreNames.GuestRating, stars, traceId: traceId);
        }
    }

    public void ImportOne(string traceId, int stars, string name = "guest-ratings") =>
        langfuse.Score(name, stars, traceId: traceId, metadata: new { source = "checkout" });
}
