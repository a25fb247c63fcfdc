using Langfuse.Observe.Client.Tests.Support;

namespace Langfuse.Observe.Client.Tests.Delivery;

/// <summary>What is under way cannot make room any more: it must not be all that the queue holds.</summary>
public sealed class FullQueueTests
{
    private const int Limit = 800;

    // Half of the queue, less what an overflow takes at once.
    private const int Newest = 300;

    [Fact]
    public async Task RequestsThatHang_LeaveRoomForTheNewest()
    {
        using var release = new ManualResetEventSlim();
        await using var server = RawServer.Start(request =>
        {
            release.Wait();
            return RawAnswer.AcceptAll(request);
        });
        await using var client = server.Client(static options => (options.MaxQueueLength, options.FlushAt) = (Limit, 10 * Limit));
        Record(client, "old");
        await client.FlushAsync(TimeSpan.FromMilliseconds(200));
        Record(client, "new");
        release.Set();
        await client.FlushAsync();

        Assert.Equal((2 * Limit, 0), (client.Delivery.Sent + client.Delivery.Dropped, client.Delivery.Pending));
        var names = Spans.Of(server).Select(static span => span.Name).ToHashSet();
        for (var i = Limit - Newest; i < Limit; i++)
        {
            Assert.Contains("new " + i, names);
        }
    }

    /// <summary>All requests that there may be have failed and wait for the one that is let through at a time: each gets its turn.</summary>
    [Fact]
    public async Task ServerThatComesBack_WhenAllRequestsWaitForIt_GetsEverything()
    {
        using var port = new ClosedPort();
        await using var client = RawClients.At(port.BaseUrl, static options => (options.MaxQueueLength, options.FlushAt) = (Limit, 10 * Limit));
        Record(client, "kept");
        await client.FlushAsync(TimeSpan.FromMilliseconds(500));
        Assert.Equal((0, Limit), (client.Delivery.Sent, client.Delivery.Pending));
        await using var server = port.Open(RawAnswer.AcceptAll);
        await client.FlushAsync();

        Assert.Equal((Limit, 0, 0), (client.Delivery.Sent, client.Delivery.Pending, client.Delivery.Dropped));
        Assert.Equal(Limit, Spans.Of(server).Count);
    }

    [Fact]
    public async Task OneObservation_LargerThanTheQueue_Arrives()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using var client = server.Client(static options => options.MaxQueueBytes = 100_000);
        client.StartTrace("large", input: new string('x', 900_000)).End();
        client.Score("large", new string('x', 300_000), traceId: LangfuseClient.CreateTraceId("large"));
        await client.FlushAsync();

        Assert.Equal((1, 1, 0), (client.Delivery.SentObservations, client.Delivery.SentScores, client.Delivery.Dropped));
    }

    private static void Record(LangfuseClient client, string name)
    {
        for (var i = 0; i < Limit; i++)
        {
            client.StartTrace($"{name} {i}").End();
        }
    }
}
