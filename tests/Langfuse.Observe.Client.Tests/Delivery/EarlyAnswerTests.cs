using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Delivery.Diagnostics;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Client.Tests.Delivery;

/// <summary>A server that answers before it has read the body, and then closes, is heard all the same, or at least gets smaller bodies.</summary>
public sealed class EarlyAnswerTests : IDisposable
{
    private const int Limit = 1 << 20;

    private readonly string _directory = Directory.CreateTempSubdirectory("langfuse-early-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task TooLarge_GoesInSmallerRequests(bool hearsAsking, bool withSpool)
    {
        await using var server = new EarlyServer(Limit, 413, hearsAsking);
        await using var client = At(server, withSpool);
        var text = new string('x', 20_000);
        for (var i = 0; i < 200; i++)
        {
            client.StartTrace("t " + i, input: text).End();
        }

        await FlushUntilAsync(client, () => client.Delivery.Sent == 200);

        Assert.Equal((200, 0), (client.Delivery.Sent, client.Delivery.Dropped));
        Assert.Equal(200, server.Spans.Select(static span => span.SpanId).Distinct().Count());
        Assert.Equal(200, server.Spans.Count);
        Assert.InRange(server.Requests, 4, 30);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OneThatIsTooLarge_IsNamed_AndItsNeighboursArrive(bool withSpool)
    {
        await using var server = new EarlyServer(Limit, 413, hearsAsking: true);
        await using var client = At(server, withSpool);
        client.StartTrace("too large alone", input: new string('x', 3 << 20)).End();
        for (var i = 0; i < 5; i++)
        {
            client.StartTrace("neighbour").End();
        }

        await FlushUntilAsync(client, () => client.Delivery.Sent + client.Delivery.Dropped == 6);

        Assert.Equal((5, 1), (client.Delivery.Sent, client.Delivery.DroppedFor(DropReason.TooLarge)));
        Assert.Contains(TestLog.Entries, static entry => entry.Message.Contains("'too large alone'", StringComparison.Ordinal) && entry.Message.Contains("MaxFieldBytes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task KeysThatAreRefusedEarly_AreNamed()
    {
        await using var server = new EarlyServer(0, 401, hearsAsking: true);
        await using var client = At(server, withSpool: true);
        client.StartTrace("t", input: new string('x', 2 << 20)).End();
        await FlushUntilAsync(client, () => TestLog.Entries.Any(entry => entry.EventId == DeliveryEvents.Unauthorized && entry.Message.StartsWith($"Langfuse client '{client.Project}'", StringComparison.Ordinal)));

        Assert.Equal((0, 0), (client.Delivery.Sent, client.Delivery.Dropped));
    }

    private LangfuseClient At(EarlyServer server, bool withSpool) => RawClients.At(server.BaseUrl, options =>
    {
        options.SpoolDirectory = withSpool ? _directory : null;
        options.MaxFieldBytes = 4 << 20;
        options.FlushAt = 10_000;
        options.ShutdownTimeout = TimeSpan.FromMilliseconds(200);
    });

    private static async Task FlushUntilAsync(LangfuseClient client, Func<bool> isDone)
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        while (!isDone())
        {
            Assert.True(patience.Elapsed < Patience.Time, client.Delivery.ToString());
            await client.FlushAsync(TimeSpan.FromSeconds(1));
            await Task.Delay(20);
        }
    }
}
