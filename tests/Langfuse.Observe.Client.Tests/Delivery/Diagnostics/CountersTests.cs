using System.Diagnostics.Metrics;
using Langfuse.Observe.Delivery;
using Langfuse.Observe.Delivery.Diagnostics;

namespace Langfuse.Observe.Client.Tests.Delivery.Diagnostics;

public sealed class CountersTests
{
    [Fact]
    public void MeterThatComesLater_HearsOfEverythingOnce()
    {
        var heard = 0L;
        using var listener = new MeterListener();
        listener.InstrumentPublished = static (instrument, own) =>
        {
            if (instrument.Name is "langfuse.delivery.dropped")
            {
                own.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => Interlocked.Add(ref heard, tags.ToArray().Contains(new("langfuse.project", "late")) ? value : 0));
        listener.Start();
        var counters = new DeliveryCounters();
        using var meter = new DeliveryMeter("late", static () => 0, static () => 0, static () => 0, static () => 0);
        var droppers = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < 50_000; i++)
            {
                counters.Drop(UnitKind.Score, DropReason.Invalid);
            }
        })).ToList();
        droppers.ForEach(static thread => thread.Start());
        counters.Attach(meter);
        droppers.ForEach(static thread => thread.Join());

        Assert.Equal((200_000, 200_000), (counters.Dropped(UnitKind.Score), heard));
    }
}
