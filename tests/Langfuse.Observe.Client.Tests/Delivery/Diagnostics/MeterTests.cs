using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Client.Tests.Delivery.Diagnostics;

public sealed class MeterTests
{
    [Fact]
    public async Task Instruments_SayWhatBecameOfTheData()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        using var heard = new Measurements("pk-lf-meter-1");
        await using var client = server.Client(static options => options.PublicKey = "pk-lf-meter-1");
        await heard.WaitForAsync("langfuse.delivery.queued");
        for (var i = 0; i < 7; i++)
        {
            client.StartTrace("t").End();
        }

        client.Score("fine", 1, sessionId: "s");
        client.Score("judges nothing", 1);
        await client.FlushAsync();

        Assert.Equal(7, heard.Sum("langfuse.delivery.sent", "kind", "observation"));
        Assert.Equal(1, heard.Sum("langfuse.delivery.sent", "kind", "score"));
        Assert.Equal(1, heard.Sum("langfuse.delivery.dropped", "reason", "Invalid"));
        Assert.Equal(server.Requests.Sum(static request => request.RawBody.Length), heard.Sum("langfuse.delivery.bytes"));
        Assert.Equal(server.Requests.Count, heard.Count("langfuse.delivery.duration", "http.response.status_code", 200) + heard.Count("langfuse.delivery.duration", "http.response.status_code", 207));
    }

    [Fact]
    public async Task Gauges_SayWhatWaits()
    {
        var directory = Path.Combine(Path.GetTempPath(), "langfuse-meter-" + Guid.NewGuid().ToString("N"));
        try
        {
            using var heard = new Measurements("pk-lf-meter-2");
            using var port = new ClosedPort();
            await using var client = RawClients.At(port.BaseUrl, options => (options.PublicKey, options.SpoolDirectory) = ("pk-lf-meter-2", directory));
            client.StartTrace("waits").End();
            await heard.WaitForAsync("langfuse.delivery.queued");
            Assert.Equal(1, heard.Last("langfuse.delivery.queued"));
            Assert.Equal(client.Delivery.QueueBytes, heard.Last("langfuse.delivery.queue_bytes"));
            Assert.Equal(0, heard.Last("langfuse.delivery.spool_bytes"));

            await client.FlushAsync();
            heard.Read();
            Assert.Equal((0, 0), (heard.Last("langfuse.delivery.queued"), heard.Last("langfuse.delivery.queue_bytes")));
            Assert.Equal(new DirectoryInfo(directory).GetFiles("*", SearchOption.AllDirectories).Sum(static file => file.Length), heard.Last("langfuse.delivery.spool_bytes"));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>What the meter of one project says.</summary>
    private sealed class Measurements : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly ConcurrentQueue<(string Name, double Value, Dictionary<string, object?> Tags)> _all = new();

        public Measurements(string project)
        {
            _listener.InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Langfuse.Observe")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(project, instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(project, instrument, value, tags));
            _listener.Start();
        }

        public double Sum(string name) => _all.Where(one => one.Name == name).Sum(static one => one.Value);

        public double Sum(string name, string tag, object value) => With(name, tag, value).Sum(static one => one.Value);

        public int Count(string name, string tag, object value) => With(name, tag, value).Count();

        public double Last(string name) => _all.Last(one => one.Name == name).Value;

        public void Read() => _listener.RecordObservableInstruments();

        /// <summary>The meter is made in the background after the start.</summary>
        public Task WaitForAsync(string name) => Patience.UntilAsync(() =>
        {
            Read();
            return _all.Any(one => one.Name == name);
        });

        public void Dispose() => _listener.Dispose();

        private IEnumerable<(string Name, double Value, Dictionary<string, object?> Tags)> With(string name, string tag, object value) =>
            _all.Where(one => one.Name == name && Equals(one.Tags.GetValueOrDefault(tag), value));

        private void Keep(string project, Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var known = new Dictionary<string, object?>(tags.ToArray());
            if (Equals(known.GetValueOrDefault("langfuse.project"), project))
            {
                _all.Enqueue((instrument.Name, value, known));
            }
        }
    }
}
