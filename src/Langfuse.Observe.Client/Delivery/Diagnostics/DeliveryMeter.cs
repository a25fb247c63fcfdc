using System.Diagnostics.Metrics;

namespace Langfuse.Observe.Delivery.Diagnostics;

/// <summary>The instruments of the meter <c>Langfuse.Observe</c>.</summary>
internal sealed class DeliveryMeter : IDisposable
{
    public const string Name = "Langfuse.Observe";

    private readonly Meter _meter = new(Name, Recording.ObservationSource.Version);
    private readonly Counter<long> _sent;
    private readonly Counter<long> _dropped;
    private readonly Counter<long> _bytes;
    private readonly Histogram<double> _duration;
    private readonly KeyValuePair<string, object?> _project;

    public DeliveryMeter(string project, Func<long> queued, Func<long> queuedBytes, Func<long> spoolBytes, Func<long> gone)
    {
        _project = new("langfuse.project", project);
        _sent = _meter.CreateCounter<long>("langfuse.delivery.sent", "{item}", "Observations and scores delivered");
        _dropped = _meter.CreateCounter<long>("langfuse.delivery.dropped", "{item}", "Observations and scores dropped, by reason");
        _bytes = _meter.CreateCounter<long>("langfuse.delivery.bytes", "By", "Bytes of request bodies");
        _duration = _meter.CreateHistogram<double>("langfuse.delivery.duration", "s", "Time until the server answered");
        _meter.CreateObservableGauge("langfuse.delivery.queued", () => new Measurement<long>(queued(), _project), "{item}", "Waiting in memory");
        _meter.CreateObservableGauge("langfuse.delivery.queue_bytes", () => new Measurement<long>(queuedBytes(), _project), "By", "Bytes waiting in memory");
        _meter.CreateObservableCounter("langfuse.delivery.gone", () => new Measurement<long>(gone(), _project), "{item}", "Taken out of the spool by somebody else");
        _meter.CreateObservableGauge("langfuse.delivery.spool_bytes", () => new Measurement<long>(spoolBytes(), _project), "By", "Bytes waiting on disk");
    }

    public void Sent(UnitKind kind, long count)
    {
        if (count > 0)
        {
            _sent.Add(count, _project, Kind(kind));
        }
    }

    public void Dropped(UnitKind kind, DropReason reason, long count)
    {
        if (count > 0)
        {
            _dropped.Add(count, _project, Kind(kind), new("reason", reason.ToString()));
        }
    }

    public void Requested(long bytes, TimeSpan duration, int status)
    {
        _bytes.Add(bytes, _project);
        _duration.Record(duration.TotalSeconds, _project, new("http.response.status_code", status));
    }

    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Kind(UnitKind kind) => new("kind", kind == UnitKind.Score ? "score" : "observation");
}
