using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Benchmarks.Calls;

/// <summary>One call with two arguments and a result: off, not sampled, and recorded; ours beside everything else, in one run.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class CallBenchmarks
{
    private readonly ISubject _dispatchProxy = TracingDispatchProxy.Over(new Subject());
    private readonly ISubject _castle = TracingInterceptor.Over(new Subject());
    private DiscardingSink? _sink;
    private ActivityListener? _listener;

    [Params(Recording.Off, Recording.NotSampled, Recording.On)]
    public Recording State { get; set; }

    [GlobalSetup]
    public void Start()
    {
        if (State == Recording.Off)
        {
            return;
        }

        _sink = new DiscardingSink(State == Recording.On ? 1 : 0);
        SinkRegistry.Add(_sink);
        _listener = State == Recording.On ? HandWritten.Listen() : null;
    }

    [GlobalCleanup]
    public void Stop()
    {
        if (_sink is not null)
        {
            SinkRegistry.Remove(_sink);
        }

        _listener?.Dispose();
    }

    [Benchmark(Baseline = true), BenchmarkCategory("sync")]
    public int HandWrittenSync() => HandWritten.Add(1, "two");

    [Benchmark, BenchmarkCategory("sync")]
    public int PlainSync() => Subject.Plain(1, "two");

    [Benchmark, BenchmarkCategory("sync")]
    public int WovenSync() => Subject.Woven(1, "two");

    [Benchmark, BenchmarkCategory("sync")]
    public int WovenSyncWithoutCapture() => Subject.WovenWithoutCapture(1, "two");

    [Benchmark, BenchmarkCategory("sync")]
    public int DispatchProxySync() => _dispatchProxy.Add(1, "two");

    [Benchmark, BenchmarkCategory("sync")]
    public int CastleSync() => _castle.Add(1, "two");

    [Benchmark, BenchmarkCategory("sync")]
    public int AspectInjectorSync() => Subject.Injected(1, "two");

    [Benchmark(Baseline = true), BenchmarkCategory("async")]
    public Task<int> HandWrittenAsync() => HandWritten.AddAsync(1, "two");

    [Benchmark, BenchmarkCategory("async")]
    public Task<int> PlainAsync() => Subject.PlainAsync(1, "two");

    [Benchmark, BenchmarkCategory("async")]
    public Task<int> WovenAsync() => Subject.WovenAsync(1, "two");

    [Benchmark, BenchmarkCategory("async")]
    public Task<int> DispatchProxyAsync() => _dispatchProxy.AddAsync(1, "two");

    [Benchmark, BenchmarkCategory("async")]
    public Task<int> CastleAsync() => _castle.AddAsync(1, "two");

    [Benchmark, BenchmarkCategory("async")]
    public Task<int> AspectInjectorAsync() => Subject.InjectedAsync(1, "two");

    [Benchmark(Baseline = true), BenchmarkCategory("yielding")]
    public Task<int> PlainYielding() => Subject.PlainYieldingAsync(1, "two");

    [Benchmark, BenchmarkCategory("yielding")]
    public Task<int> WovenYielding() => Subject.WovenYieldingAsync(1, "two");

    /// <summary>What records while the benchmark runs.</summary>
    public enum Recording
    {
        Off,
        NotSampled,
        On,
    }
}
