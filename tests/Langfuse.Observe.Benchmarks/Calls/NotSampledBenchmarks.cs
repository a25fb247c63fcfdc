using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using Langfuse.Observe.Recording;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Langfuse.Observe.Benchmarks.Calls;

/// <summary>The root of a trace that is left out, beside the same in OpenTelemetry with its AlwaysOff sampler.</summary>
[MemoryDiagnoser]
public class NotSampledBenchmarks
{
    private static readonly ActivitySource s_source = new("not-sampled");

    private readonly DiscardingSink _sink = new(sampleRate: 0);
    private TracerProvider? _provider;

    [GlobalSetup]
    public void Start()
    {
        SinkRegistry.Add(_sink);
        _provider = Sdk.CreateTracerProviderBuilder().AddSource(s_source.Name).SetSampler(new AlwaysOffSampler()).Build();
    }

    [GlobalCleanup]
    public void Stop()
    {
        SinkRegistry.Remove(_sink);
        _provider?.Dispose();
    }

    [Benchmark(Baseline = true)]
    public int OpenTelemetryAlwaysOff()
    {
        using var activity = s_source.StartActivity("work");
        return Subject.Plain(1, "two");
    }

    [Benchmark]
    public int Woven() => Subject.Woven(1, "two");
}
