using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Client.Tests.Delivery;

/// <summary>Much waits in memory for a server that hangs: it waits encoded, and an overflow takes the oldest traces whole.</summary>
public sealed class EncodedAheadTests
{
    private const long Limit = 16 << 20;
    private const int Traces = 6_000;

    [Fact]
    public async Task Overflow_TakesTheOldest_WholeTraces_AndTheRestArrivesOnce()
    {
        using var release = new ManualResetEventSlim();
        await using var server = RawServer.Start(request =>
        {
            release.Wait();
            return RawAnswer.AcceptAll(request);
        });
        await using var client = server.Client(static options =>
        {
            options.MaxQueueBytes = Limit;
            options.MaxQueueLength = 10 * Traces;
            options.FlushAt = 512;
        });
        var text = new string('x', 2_000);
        for (var i = 0; i < Traces; i++)
        {
            using var root = client.StartTrace("trace " + i, input: text);
            root.StartSpan("below " + i, input: text).End();
        }

        Assert.InRange(client.Delivery.QueueBytes, 1, Limit + (Limit / 4));
        var dropped = client.Delivery.Dropped;
        Assert.InRange(dropped, 1, 2 * Traces);
        release.Set();
        var result = await client.FlushAsync();

        Assert.Equal((0, 0), (result.Pending, client.Delivery.Spooled));
        Assert.Equal(2 * Traces, client.Delivery.Sent + client.Delivery.Dropped);
        var arrived = Spans.Of(server);
        Assert.Equal(client.Delivery.Sent, arrived.Count);
        Assert.Equal(arrived.Count, arrived.Select(static span => span.SpanId).Distinct().Count());
        Assert.Contains(arrived, static span => span.Name == $"trace {Traces - 1}");

        // Requests that were under way as it began hold their traces as they were; of all others both observations arrive or neither.
        var torn = arrived.GroupBy(static span => span.TraceId).Count(static trace => trace.Count() == 1);
        Assert.InRange(torn, 0, 8);
    }

    [Fact]
    public async Task Disposal_CountsWhatWaitsEncoded()
    {
        await using var server = RawServer.Start(static _ => RawAnswer.Never);
        var client = server.Client(static options =>
        {
            options.MaxQueueBytes = Limit;
            options.ShutdownTimeout = TimeSpan.Zero;
        });
        var text = new string('x', 2_000);
        for (var i = 0; i < Traces; i++)
        {
            client.StartTrace("t", input: text).End();
        }

        await client.DisposeAsync().AsTask().WaitAsync(Patience.Time);

        Assert.Equal((Traces, 0, 0, 0), (client.Delivery.Dropped, client.Delivery.Pending, client.Delivery.Sent, client.Delivery.QueueBytes));
    }
}
