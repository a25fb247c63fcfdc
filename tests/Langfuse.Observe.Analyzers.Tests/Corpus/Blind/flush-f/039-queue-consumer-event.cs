// Planted: LFO5006
using Langfuse.Observe;

namespace Parcel.Events;

public sealed record ParcelScanned(string Parcel, string Depot, DateTimeOffset At);

public interface IEventBus
{
    void Subscribe<T>(Func<T, Task> handler);
}

public sealed class DelayPredictor
{
    private readonly Dictionary<string, int> _delays = new() { ["Hamburg"] = 2, ["Porto"] = 5 };

    public void Register(IEventBus bus) => bus.Subscribe<ParcelScanned>(async scanned =>
    {
        var client = LangfuseClient.Start(options => options.ServiceName = "delay-predictor");
        try
        {
            using var trace = client.StartTrace("predict-delay", metadata: new { scanned.Parcel });
            var hours = Predict(scanned.Depot);
            trace.Score("hours", hours);
            await Task.Yield();
        }
        finally
        {
            await client.DisposeAsync();
        }
    });

    private int Predict(string depot) => _delays.GetValueOrDefault(depot, 1);
}
