using System.Net;
using BenchmarkDotNet.Attributes;

namespace Langfuse.Observe.Benchmarks;

/// <summary>What one observation costs the threads that record, by how many they are. Nothing is encoded or sent meanwhile: the processors are
/// the producers' alone. Were there a shared lock, the time of one operation would grow with the threads; how often one waits is printed too.</summary>
[MemoryDiagnoser]
[InvocationCount(1)]
public class ProducerBenchmarks
{
    private const int Total = 131_072;

    private LangfuseClient? _client;
    private Thread[] _producers = [];
    private Barrier? _start;
    private long _contentions;
    private int _rounds;

    [Params(1, 2, 8, 64)]
    public int Producers { get; set; }

    [IterationSetup]
    public void Start()
    {
        _client = LangfuseClient.Start("benchmark", static options =>
        {
            (options.PublicKey, options.SecretKey, options.HttpHandlerFactory) = ("pk-lf-benchmark", "sk-lf-benchmark", static () => new TakesAll());
            (options.FlushAt, options.FlushInterval) = (int.MaxValue, TimeSpan.FromHours(1));
            (options.MaxQueueLength, options.MaxQueueBytes) = (Total * 4, 4L << 30);
        });
        _start = new Barrier(Producers + 1);
        _producers = [.. Enumerable.Range(0, Producers).Select(_ => new Thread(Produce))];
        Array.ForEach(_producers, static producer => producer.Start());
        GC.Collect();
    }

    [IterationCleanup]
    public void Stop()
    {
        var recorded = _client!.Delivery.Recorded;
        _client.Dispose();
        _start!.Dispose();
        if (recorded != Total || _client.Delivery.Sent != Total)
        {
            throw new InvalidOperationException($"{recorded} of {Total} were recorded, {_client.Delivery.Sent} delivered");
        }
    }

    [GlobalCleanup]
    public void Say() => Console.WriteLine($"// {Producers} producers waited {_contentions} times for a lock in {_rounds} rounds of {Total} observations");

    [Benchmark(OperationsPerInvoke = Total)]
    public void Record()
    {
        var before = Monitor.LockContentionCount;
        _start!.SignalAndWait();
        Array.ForEach(_producers, static producer => producer.Join());
        _contentions += Monitor.LockContentionCount - before;
        _rounds++;
    }

    private void Produce()
    {
        var client = _client!;
        _start!.SignalAndWait();
        for (var i = Total / Producers; i > 0; i--)
        {
            using var observation = client.StartObservation("work", input: "What is the return policy?");
            observation.Update(output: "Within thirty days, with the receipt.");
        }
    }

    private sealed class TakesAll : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{}") });
    }
}
