// Planted: LFO4011
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var api = new FeedbackApi(langfuse);

api.Like("0af7651916cd43dd8448eb211c80319c");
api.Rate("4bf92f3577b34da6a3ce929d0e0e4736", 4);

class FeedbackApi(LangfuseClient langfuse)
{
    private int _seen;

    public void Like(string traceId)
    {
        _seen++;
        langfuse.Score("liked", true, traceId: traceId);
    }

    public void Rate(string traceId, int stars)
    {
        _seen++;
        double normalised = Math.Clamp(stars, 1, 5) / 5.0;
        langfuse.Score("star-rating", normalised, comment: $"{stars} stars", metadata: new { traceId, seen = _seen });
    }
}
