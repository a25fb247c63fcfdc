using System.Diagnostics;
using Langfuse.Observe.Delivery;
using OpenTelemetry;
using OpenTelemetry.Exporter;

namespace Langfuse.Observe.Reliability.Runs;

/// <summary>OpenTelemetry's OTLP exporter, counting what it has exported.</summary>
internal sealed class CountingExporter(Uri endpoint) : BaseExporter<Activity>
{
    private readonly OtlpTraceExporter _exporter = new(new() { Protocol = OtlpExportProtocol.HttpProtobuf, Endpoint = endpoint });
    private long _exported;

    public long Exported => Interlocked.Read(ref _exported);

    public override ExportResult Export(in Batch<Activity> batch)
    {
        var result = _exporter.Export(batch);
        Interlocked.Add(ref _exported, batch.Count);
        return result;
    }

    protected override void Dispose(bool disposing)
    {
        _exporter.Dispose();
        base.Dispose(disposing);
    }
}
