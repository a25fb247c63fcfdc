using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;

namespace Langfuse.Observe.Benchmarks.Calls;

/// <summary>An exception through 11 frames.</summary>
[MemoryDiagnoser]
public class ThrowBenchmarks : RecordingBenchmarks
{
    private static readonly InvalidOperationException s_boom = new("boom");

    [Benchmark(Baseline = true)]
    public bool Plain() => Caught(static () => PlainFrame(10));

    [Benchmark]
    public bool Woven() => Caught(static () => WovenFrame(10));

    private static bool Caught(Func<int> call)
    {
        try
        {
            call();
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int PlainFrame(int depth) => depth == 0 ? throw s_boom : PlainFrame(depth - 1) + 1;

    [Observe]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int WovenFrame(int depth) => depth == 0 ? throw s_boom : WovenFrame(depth - 1) + 1;
}
