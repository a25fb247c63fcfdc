// Planted: LFO6011
using Langfuse.Observe;

namespace Courier;

public sealed record Leg(Guid Shipment, string From, string To);

public sealed class LegRecorder(LangfuseClient langfuse)
{
    public void Record(Leg leg, string parentObservationId)
    {
        using var span = langfuse.StartSpan(
            "leg",
            input: leg,
            traceId: TraceOf(leg),
            parentObservationId: parentObservationId);
        span.Update(output: leg.From == leg.To ? "no move" : "moved");
    }

    private static string TraceOf(Leg leg)
    {
        var id = leg.Shipment.ToString("D");
        return id.ToUpperInvariant();
    }
}
