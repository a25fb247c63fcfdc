using System.Diagnostics;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Langfuse.Observe.Delivery;
using Langfuse.Observe.Reliability.Sink;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Trace;

namespace Langfuse.Observe.Benchmarks;

/// <summary>From the start of an observation to its bytes at a server that only reads, beside the same with ActivitySource, System.Text.Json
/// and OpenTelemetry's OTLP exporter. One operation is one observation with an object as input and one as output.</summary>
[MemoryDiagnoser]
public class DeliveryBenchmarks
{
    private const int Batch = 2_048;

    private static readonly Question s_asked = new("What is the return policy?", 3);
    private static readonly Reply s_given = new("Within thirty days, with the receipt.", 0.92);

    private readonly ActivitySource _source = new("theirs");
    private SinkServer? _sink;
    private LangfuseClient? _client;
    private TracerProvider? _provider;

    [GlobalSetup]
    public void Start()
    {
        _sink = SinkServer.Start(SinkMode.Read, arrivals: null);
        var address = new Uri($"http://127.0.0.1:{_sink.Port}/");
        _client = LangfuseClient.Start("benchmark", options =>
        {
            options.BaseUrl = address;
            options.PublicKey = "pk-lf-benchmark";
            options.SecretKey = "sk-lf-benchmark";
        });
        _provider = Sdk.CreateTracerProviderBuilder().AddSource("theirs").AddOtlpExporter(exporter =>
        {
            exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
            exporter.Endpoint = new Uri(address, "api/public/otel/v1/traces");
            exporter.BatchExportProcessorOptions.MaxQueueSize = Batch * 2;
            exporter.BatchExportProcessorOptions.MaxExportBatchSize = Batch;
        }).Build();
    }

    [GlobalCleanup]
    public async Task StopAsync()
    {
        await _client!.DisposeAsync();
        _provider!.Dispose();
        await _sink!.DisposeAsync();
        _source.Dispose();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Batch)]
    public void OpenTelemetry()
    {
        for (var i = 0; i < Batch; i++)
        {
            using var activity = _source.StartActivity("answer")!;
            activity.SetTag("langfuse.observation.type", "span");
            activity.SetTag("langfuse.observation.input", JsonSerializer.Serialize(s_asked));
            activity.SetTag("langfuse.observation.output", JsonSerializer.Serialize(s_given));
        }

        _provider!.ForceFlush();
    }

    [Benchmark(OperationsPerInvoke = Batch)]
    public async Task Langfuse()
    {
        for (var i = 0; i < Batch; i++)
        {
            using var observation = _client!.StartObservation("answer", input: s_asked);
            observation.Update(output: s_given);
        }

        await _client!.FlushAsync(TimeSpan.FromSeconds(30));
    }

    private sealed record Question(string Text, int Top);

    private sealed record Reply(string Text, double Score);
}
