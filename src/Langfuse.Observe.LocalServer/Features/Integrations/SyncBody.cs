using Langfuse.Observe.LocalServer.Sync;

namespace Langfuse.Observe.LocalServer.Features.Integrations;

/// <summary>Reads what a sync is asked to do; without a body it is incremental.</summary>
internal static class SyncBody
{
    private const int MostTraces = 10_000_000;

    /// <exception cref="ApiException">Something is wrong with it; all of it is named.</exception>
    public static async Task<SyncRequest> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength is null or 0 && !context.Request.Headers.ContainsKey("Transfer-Encoding"))
        {
            return new SyncRequest(SyncRequest.Incremental, "manual");
        }

        var body = await BodyReader.OfAsync(context);
        body.Only("mode", "limit", "days", "from", "to");
        var mode = body.Choice("mode", SyncRequest.Incremental, SyncRequest.Backfill) ?? SyncRequest.Incremental;
        var (days, from, to) = (body.Number("days"), body.TimeUs("from"), body.TimeUs("to"));
        if (mode != SyncRequest.Backfill && (days is not null || from is not null || to is not null))
        {
            body.Issues.Add("days, from, to: belong to mode backfill; an incremental sync goes on where the last one ended");
        }

        if (days is { } number && (number <= 0 || number > 36500 || from is not null))
        {
            body.Issues.Add("days: must be a number from 0 to 36500, and from must not be given beside it");
        }

        if (from >= to)
        {
            body.Issues.Add("from, to: from must be before to");
        }

        var limit = body.Whole("limit", 1, MostTraces);
        body.Check();
        return new SyncRequest(mode, "manual", from ?? (days is { } back ? context.NowUs() - (long)TimeSpan.FromDays(back).TotalMicroseconds : null), to, limit);
    }
}
