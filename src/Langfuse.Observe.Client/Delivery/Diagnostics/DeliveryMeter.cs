using System.Diagnostics.Metrics;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Delivery.Diagnostics;

/// <summary>The instruments of the meter <c>Langfuse.Observe</c>.</summary>
/// <remarks>Who listens is called right here, by threads that record and threads that send: what a listener throws goes no further.</remarks>
internal sealed class DeliveryMeter : IDisposable
{
    public const string Name = "Langfuse.Observe";

    private const string Listening = "a MeterListener";

    private readonly Meter _meter = new(Name, Recording.ObservationSource.Version);
    private readonly Counter<long> _sent;
    private readonly Counter<long> _dropped;
    private readonly Counter<long> _bytes;
    private readonly Histogram<double> _duration;
    private readonly KeyValuePair<string, object?> _project;

    public DeliveryMeter(string project, Func<long> queued, Func<long> queuedBytes, Func<long> spoolBytes, Func<long> gone)
    {
        _project = new("langfuse.project", project);
        try
        {
            _sent = _meter.CreateCounter<long>("langfuse.delivery.sent", "{item}", "Observations and scores delivered");
            _dropped = _meter.CreateCounter<long>("langfuse.delivery.dropped", "{item}", "Observations and scores dropped, by reason");
            _bytes = _meter.CreateCounter<long>("langfuse.delivery.bytes", "By", "Bytes of request bodies");
            _duration = _meter.CreateHistogram<double>("langfuse.delivery.duration", "s", "Time until the server answered");
            _meter.CreateObservableGauge("langfuse.delivery.queued", () => new Measurement<long>(queued(), _project), "{item}", "Waiting in memory");
            _meter.CreateObservableGauge("langfuse.delivery.queue_bytes", () => new Measurement<long>(queuedBytes(), _project), "By", "Bytes waiting in memory");
            _meter.CreateObservableCounter("langfuse.delivery.gone", () => new Measurement<long>(gone(), _project), "{item}", "Taken out of the spool by somebody else");
            _meter.CreateObservableGauge("langfuse.delivery.spool_bytes", () => new Measurement<long>(spoolBytes(), _project), "By", "Bytes waiting on disk");
        }
        catch
        {
            // A listener threw as it was told. The runtime knows every meter until it is disposed of, and by it the whole client.
            Guard.Run(Listening, _meter.Dispose);
            throw;
        }
    }

    public void Sent(UnitKind kind, long count)
    {
        if (count > 0)
        {
            Guard.Run(Listening, (Meter: this, kind, count), static sent => sent.Meter._sent.Add(sent.count, sent.Meter._project, Kind(sent.kind)));
        }
    }

    public void Dropped(UnitKind kind, DropReason reason, long count)
    {
        if (count > 0)
        {
            Guard.Run(
                Listening,
                (Meter: this, kind, reason, count),
                static dropped => dropped.Meter._dropped.Add(dropped.count, dropped.Meter._project, Kind(dropped.kind), new("reason", dropped.reason.ToString())));
        }
    }

    public void Requested(long bytes, TimeSpan duration, int status) => Guard.Run(Listening, () =>
    {
        _bytes.Add(bytes, _project);
        _duration.Record(duration.TotalSeconds, _project, new("http.response.status_code", status));
    });

    public void Dispose() => Guard.Run(Listening, _meter.Dispose);

    private static KeyValuePair<string, object?> Kind(UnitKind kind) => new("kind", kind == UnitKind.Score ? "score" : "observation");
}
