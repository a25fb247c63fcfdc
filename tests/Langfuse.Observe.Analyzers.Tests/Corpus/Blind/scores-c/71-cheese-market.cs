// Right
using Langfuse.Observe;

namespace Cheese.Market;

public sealed record Offer(string TraceId, string GenerationId, string Text, string? Corrected, decimal Price);

public sealed class OfferReview(LangfuseClient langfuse)
{
    public void Publish(IEnumerable<Offer> offers)
    {
        foreach (var offer in offers)
        {
            var type = offer.Corrected is null ? ScoreDataType.Text : ScoreDataType.Correction;
            if (type == ScoreDataType.Correction)
            {
                langfuse.Score("output", offer.Corrected!, offer.TraceId, offer.GenerationId, dataType: type);
            }

            langfuse.Score("price", offer.Price, offer.TraceId);
            langfuse.Score("corrected", offer.Corrected is not null, offer.TraceId);
        }
    }
}
