// Right
using Langfuse.Observe;
using System.Diagnostics;

namespace Courier.Ids;

public sealed class ShipmentTraces(LangfuseClient langfuse)
{
    public void Start(Guid shipment)
    {
        using var trace = langfuse.StartTrace("shipment", traceId: shipment.ToString("N"));
        trace.Update(output: "started");
    }

    public void Continue(string order)
    {
        var traceId = LangfuseClient.CreateTraceId(seed: order);
        using var span = langfuse.StartSpan("continue-shipment", traceId: traceId);
        span.Update(output: order.Length);
    }

    public void Join(Activity sender)
    {
        using var span = langfuse.StartSpan(
            "join-shipment",
            traceId: sender.TraceId.ToHexString(),
            parentObservationId: sender.SpanId.ToHexString());
        span.Update(output: sender.OperationName);
    }

    public void Attach() =>
        langfuse.Score("attached", true, traceId: "4bf92f3577b34da6a3ce929d0e0e4736", observationId: "00f067aa0ba902b7");
}
