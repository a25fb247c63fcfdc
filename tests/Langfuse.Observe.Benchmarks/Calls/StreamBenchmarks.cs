using BenchmarkDotNet.Attributes;

namespace Langfuse.Observe.Benchmarks.Calls;

/// <summary>The cost of an item of a stream: 1,000 items an enumeration, so the observation itself weighs little.</summary>
[MemoryDiagnoser]
public class StreamBenchmarks : RecordingBenchmarks
{
    private const int Items = 1000;

    [Benchmark(Baseline = true, OperationsPerInvoke = Items)]
    public int Plain() => Count(PlainStream());

    [Benchmark(OperationsPerInvoke = Items)]
    public int Woven() => Count(WovenStream());

    [Benchmark(OperationsPerInvoke = Items)]
    public Task<int> PlainAsync() => CountAsync(PlainAsyncStream());

    [Benchmark(OperationsPerInvoke = Items)]
    public Task<int> WovenAsync() => CountAsync(WovenAsyncStream());

    private static int Count(IEnumerable<string> stream)
    {
        var count = 0;
        foreach (var item in stream)
        {
            count += item.Length;
        }

        return count;
    }

    private static async Task<int> CountAsync(IAsyncEnumerable<string> stream)
    {
        var count = 0;
        await foreach (var item in stream)
        {
            count += item.Length;
        }

        return count;
    }

    private static IEnumerable<string> PlainStream()
    {
        for (var item = 0; item < Items; item++)
        {
            yield return "token ";
        }
    }

    [Observe]
    private static IEnumerable<string> WovenStream()
    {
        for (var item = 0; item < Items; item++)
        {
            yield return "token ";
        }
    }

    private static async IAsyncEnumerable<string> PlainAsyncStream()
    {
        for (var item = 0; item < Items; item++)
        {
            await Task.CompletedTask;
            yield return "token ";
        }
    }

    [Observe]
    private static async IAsyncEnumerable<string> WovenAsyncStream()
    {
        for (var item = 0; item < Items; item++)
        {
            await Task.CompletedTask;
            yield return "token ";
        }
    }
}
