using System.Collections.Concurrent;
using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Delivery.Diagnostics;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Client.Tests.Concurrency;

[Collection(nameof(Alone))]
public sealed class ConcurrencyTests
{
    private const int Producers = 64;

    [Fact]
    public async Task Producers_WithFlushesBetween_LoseAndRepeatNothing()
    {
        const int Each = 150;
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using var client = server.Client(static options => options.FlushAt = 50);
        var results = new ConcurrentBag<FlushResult>();
        await Task.WhenAll(Enumerable.Range(0, Producers).Select(number => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++)
            {
                client.StartTrace($"{number}/{i}").End();
                if (i % 50 == number % 50)
                {
                    client.Score("s", 1, sessionId: "s", scoreId: $"{number}/{i}");
                    results.Add(await client.FlushAsync());
                }
            }
        })));
        results.Add(await client.FlushAsync());

        var names = Spans.Of(server).Select(static span => span.Name).ToList();
        Assert.Equal(Producers * Each, names.Count);
        Assert.Equal(Producers * Each, names.Distinct().Count());
        Assert.Equal((Producers * Each) + (Producers * 3), results.Sum(static result => result.Sent));
        Assert.Equal(0, results.Sum(static result => result.Dropped));
        Assert.Equal(0, client.Delivery.Pending);
    }

    [Fact]
    public async Task Disposal_WhileProducersRecord_CountsEverything()
    {
        for (var round = 0; round < 4; round++)
        {
            await using var server = RawServer.Start(RawAnswer.AcceptAll);
            var client = server.Client(static options => options.FlushAt = 20);
            var ended = 0;
            using var stop = new CancellationTokenSource();
            var producers = Enumerable.Range(0, Producers).Select(_ => Task.Run(async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    var trace = client.StartTrace("t");
                    var isRecorded = trace.IsRecording;
                    trace.End();
                    Interlocked.Add(ref ended, isRecorded ? 1 : 0);
                    await Task.Delay(1);
                }
            })).ToList();
            await Task.Delay(50);
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () => await client.DisposeAsync())).Append(Task.Run(async () => await client.FlushAsync())));
            await stop.CancelAsync();
            await Task.WhenAll(producers);

            var status = client.Delivery;
            Assert.Equal(ended, status.SentObservations + status.Dropped);
            Assert.Equal(0, status.Pending);
            Assert.Equal(status.SentObservations, Spans.Of(server).Select(static span => span.SpanId).Distinct().Count());
        }
    }

    [Fact]
    public async Task ObservationRecordedDuringTheDisposal_IsWaitedFor()
    {
        var entered = new SemaphoreSlim(0);
        var (first, second) = (new SemaphoreSlim(0), new SemaphoreSlim(0));
        await using var server = RawServer.Start(request =>
        {
            var turn = Spans.Read(request.Body).Single().Name == "first" ? first : second;
            entered.Release();
            turn.Wait(Patience.Time);
            return RawAnswer.AcceptAll(request);
        });
        var client = server.Client(static options => options.FlushAt = 1);
        client.StartTrace("first").End();
        Assert.True(await entered.WaitAsync(Patience.Time));
        var disposal = client.DisposeAsync().AsTask();
        client.StartTrace("second").End();
        Assert.True(await entered.WaitAsync(Patience.Time));
        first.Release();

        // The flush of the disposal may be over, the second request is not: a disposal that does not wait for it ends here.
        await Task.WhenAny(disposal, Task.Delay(TimeSpan.FromMilliseconds(200)));
        second.Release();
        await disposal;

        Assert.Equal((2, 0), (client.Delivery.SentObservations, client.Delivery.Dropped));
    }

    [Fact]
    public async Task ScoreGivenDuringAFlush_IsDelivered()
    {
        var entered = new SemaphoreSlim(0);
        var go = new SemaphoreSlim(0);
        await using var server = RawServer.Start(request =>
        {
            entered.Release();
            go.Wait(Patience.Time);
            return RawAnswer.AcceptAll(request);
        });
        await using var client = server.Client();
        client.Score("first", 1, sessionId: "s");
        var flush = client.FlushAsync();
        await entered.WaitAsync();
        client.Score("during", 1, sessionId: "s");
        go.Release(10);
        await flush;
        await client.DisposeAsync();

        Assert.Equal((2, 0), (client.Delivery.SentScores, client.Delivery.Dropped));
        Assert.Contains(server.Requests, static request => request.Text.Contains("\"during\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task FullQueue_WithManyProducers_StaysBoundedAndCounts()
    {
        const int Limit = 2_000;
        await using var server = RawServer.Start(static _ => RawAnswer.Never);
        await using var client = server.Client(static options =>
        {
            options.MaxQueueLength = Limit;
            options.ShutdownTimeout = TimeSpan.FromMilliseconds(100);
        });
        var peak = 0L;
        await Task.WhenAll(Enumerable.Range(0, Producers).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 500; i++)
            {
                client.StartTrace("t").End();

                // A thread that is put aside in the midst of the sum may count twice what moved meanwhile; hardly so twice running.
                InterlockedMax(ref peak, Math.Min(client.Delivery.QueueLength, client.Delivery.QueueLength));
            }
        })));

        Assert.Equal(Producers * 500, client.Delivery.Pending + client.Delivery.Dropped);
        Assert.InRange(peak, Limit / 2, (Limit * 5 / 4) + (2 * Producers));
        Assert.Contains(TestLog.Entries, static entry => entry.EventId == DeliveryEvents.Overflow);
    }

    private static void InterlockedMax(ref long place, long value)
    {
        long known;
        while ((known = Volatile.Read(ref place)) < value && Interlocked.CompareExchange(ref place, value, known) != known)
        {
        }
    }
}
