using System.Diagnostics.Metrics;

namespace Langfuse.Observe.Tests.Hanging;

/// <summary>Listens to the client's meter, and never comes back from a measurement.</summary>
internal static class HangingListener
{
    public static MeterListener Start()
    {
        var listener = new MeterListener { InstrumentPublished = Listen };
        listener.SetMeasurementEventCallback<long>(static (_, _, _, _) => Forever.Hang());
        listener.Start();
        return listener;
    }

    private static void Listen(Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter.Name == "Langfuse.Observe")
        {
            listener.EnableMeasurementEvents(instrument);
        }
    }
}
