// Planted: LFO6011
using Langfuse.Observe;

namespace Courier;

public abstract record CourierEvent(Guid Shipment);
public sealed record PickedUp(Guid Shipment, string Driver) : CourierEvent(Shipment);
public sealed record Delivered(Guid Shipment, string Signature) : CourierEvent(Shipment);

internal static class Ids
{
    public static string ForTrace(Guid shipment) => shipment.ToString("D").ToLowerInvariant();
}

public sealed class EventHandlers(LangfuseClient langfuse)
{
    public void Handle(CourierEvent courierEvent)
    {
        var name = courierEvent switch
        {
            PickedUp => "picked-up",
            Delivered => "delivered",
            _ => "other",
        };
        using var span = langfuse.StartSpan(name, input: courierEvent, traceId: Ids.ForTrace(courierEvent.Shipment));
        span.Update(output: Describe(courierEvent));
    }

    private static string Describe(CourierEvent courierEvent) => courierEvent switch
    {
        PickedUp up => "with " + up.Driver,
        Delivered down => "signed by " + down.Signature,
        _ => "",
    };
}
