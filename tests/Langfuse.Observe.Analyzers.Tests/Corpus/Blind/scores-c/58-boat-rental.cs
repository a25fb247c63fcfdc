// Right
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "quote-accuracy", "type": "numeric", "max": 1 }, { "name": "skipper-needed", "type": "boolean" } ] }

namespace Boat.Rental;

public sealed record Quote(string TraceId, decimal Offered, decimal Correct, bool Skipper);

public sealed class QuoteCheck(LangfuseClient langfuse)
{
    public void Check(Quote quote)
    {
        var accuracy = quote.Correct == 0 ? -1 : 1 - Math.Abs(quote.Offered - quote.Correct) / quote.Correct;
        langfuse.Score("quote-accuracy", accuracy, traceId: quote.TraceId);
        langfuse.Score("skipper-needed", quote.Skipper, traceId: quote.TraceId);
    }

    public void Refused(string traceId) => langfuse.Score("quote-accuracy", -5, traceId: traceId, comment: "no quote at all");

    public void Perfect(string traceId) => langfuse.Score("quote-accuracy", 1, traceId: traceId);
}
