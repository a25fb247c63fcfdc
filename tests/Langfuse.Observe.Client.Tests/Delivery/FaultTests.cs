using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Delivery.Diagnostics;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Client.Tests.Delivery;

/// <summary>Whatever the server does: the flush ends in time, nothing is thrown, and sent + dropped + pending is what was recorded.</summary>
public sealed class FaultTests
{
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(300);

    [Fact]
    public async Task ServerThatNeverAnswers_Flush_EndsWithAllPending()
    {
        await using var server = RawServer.Start(static _ => RawAnswer.Never);
        await using var client = server.Client(options => options.ShutdownTimeout = s_short);
        Record(client, 10);

        // The server would keep it for ever; how long exactly it takes is the machine's affair.
        var result = await client.FlushAsync(s_short).WaitAsync(Patience.Time);

        Assert.Equal((0, 10, 0), (result.Sent, result.Pending, result.Dropped));
        await client.DisposeAsync().AsTask().WaitAsync(Patience.Time);
        Assert.Equal(10, client.Delivery.DroppedFor(DropReason.Shutdown));
        Assert.Equal((0, 0, 0), (client.Delivery.Pending, client.Delivery.QueueLength, client.Delivery.QueueBytes));
    }

    [Fact]
    public async Task UnreachableServer_Flush_SaysWhyAndKeepsCounts()
    {
        using var port = new ClosedPort();
        await using var client = RawClients.At(port.BaseUrl, options => options.ShutdownTimeout = s_short);
        Record(client, 3);

        await client.FlushAsync(s_short);
        await Patience.UntilAsync(() => client.Delivery.IsFailing);
        var result = await client.FlushAsync(s_short);

        Assert.Equal((0, 3, 0), (result.Sent, result.Pending, result.Dropped));
        Assert.Contains("could not be reached", result.LastError, StringComparison.Ordinal);
        Assert.True(client.Delivery.IsFailing);
    }

    [Fact]
    public async Task HostThatDoesNotExist_Flush_EndsWithAllPending()
    {
        await using var client = RawClients.At(new Uri("http://langfuse.invalid"), options => options.ShutdownTimeout = s_short);
        Record(client, 3);

        var result = await client.FlushAsync(TimeSpan.FromSeconds(2));

        Assert.Equal((0, 3), (result.Sent, result.Pending));
        await client.DisposeAsync();
        Assert.Equal(3, client.Delivery.Dropped);
    }

    [Fact]
    public async Task ServerWithoutTls_OverHttps_CountsAllAsPending()
    {
        await using var server = RawServer.Start(static _ => new(null, ClosesAfter: true));
        await using var client = RawClients.At(new Uri($"https://127.0.0.1:{server.Port}"), options => options.ShutdownTimeout = s_short);
        Record(client, 3);

        var result = await client.FlushAsync(s_short);

        Assert.Equal((0, 3), (result.Sent, result.Pending));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")]
    [InlineData("this is not HTTP\r\n\r\n")]
    [InlineData("")]
    public async Task AnswerThatBreaksOff_Batch_IsSentAgain(string answer)
    {
        var calls = 0;
        await using var server = RawServer.Start(_ => Interlocked.Increment(ref calls) == 1 ? new(answer, ClosesAfter: true) : RawAnswer.Ok);
        await using var client = server.Client();
        Record(client, 5);

        var result = await client.FlushAsync();

        Assert.Equal((5, 0, 0), (result.Sent, result.Pending, result.Dropped));
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task ServerThatRecovers_Batch_ArrivesOnce(int status)
    {
        var calls = 0;
        await using var server = RawServer.Start(_ => Interlocked.Increment(ref calls) <= 2 ? RawAnswer.Status(status) : RawAnswer.Ok);
        await using var client = server.Client();
        Record(client, 5);

        var result = await client.FlushAsync();

        Assert.Equal((5, 0, 0), (result.Sent, result.Pending, result.Dropped));
        Assert.Equal(3, server.Requests.Count);
        Assert.False(client.Delivery.IsFailing);
    }

    [Fact]
    public async Task RetryAfter_IsKeptTo_EvenByAFlush()
    {
        var calls = 0;
        await using var server = RawServer.Start(
            _ => Interlocked.Increment(ref calls) == 1 ? RawAnswer.Status(429, headers: "Retry-After: 60\r\n") : RawAnswer.Ok);
        await using var client = server.Client(options => options.ShutdownTimeout = s_short);
        Record(client, 1);

        await client.FlushAsync(TimeSpan.FromSeconds(1));
        await Patience.UntilAsync(() => client.Delivery.IsFailing);
        var result = await client.FlushAsync(TimeSpan.FromSeconds(1));

        Assert.Equal((0, 1), (result.Sent, result.Pending));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task WrongKeys_Batch_IsDroppedAndTheCureIsSaid()
    {
        await using var server = RawServer.Start(
            static _ => RawAnswer.Status(401, """{"message":"Invalid credentials. Confirm that you've configured the correct host."}"""));
        await using var client = server.Client();
        Record(client, 4);

        var result = await client.FlushAsync();

        Assert.Equal((0, 0, 4), (result.Sent, result.Pending, result.Dropped));
        Assert.Equal(4, client.Delivery.DroppedFor(DropReason.Unauthorized));
        Assert.Contains("Invalid credentials", result.LastError, StringComparison.Ordinal);
        Assert.Contains(TestLog.Entries, entry => entry.EventId == DeliveryEvents.Unauthorized && entry.Message.Contains("LANGFUSE_SECRET_KEY", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(404)]
    [InlineData(405)]
    public async Task WrongAddress_Batch_IsDropped(int status)
    {
        await using var server = RawServer.Start(_ => RawAnswer.Status(status, headers: "Location: https://elsewhere.invalid/\r\n"));
        await using var client = server.Client();
        Record(client, 4);

        var result = await client.FlushAsync();

        Assert.Equal((0, 0, 4), (result.Sent, result.Pending, result.Dropped));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task OneBadSpan_InABatch_IsTheOnlyOneDropped()
    {
        await using var server = RawServer.Start(static request => Spans.Read(request.Body).Exists(static span => span.Name == "bad")
            ? RawAnswer.Status(400, """{"error":"Invalid OTLP trace export: 1 span(s) cannot be processed. The entire export was rejected."}""")
            : RawAnswer.Ok);
        await using var client = server.Client();
        Record(client, 100);
        client.StartTrace("bad").End();
        Record(client, 100);

        var result = await client.FlushAsync();

        Assert.Equal((200, 0, 1), (result.Sent, result.Pending, result.Dropped));
        Assert.Equal(1, client.Delivery.DroppedFor(DropReason.Rejected));
        Assert.True(server.Requests.Count <= 20, $"{server.Requests.Count} requests to find one bad span among 201");
    }

    [Fact]
    public async Task ServerThatRefusesEverything_EachIsRefusedAlone()
    {
        await using var server = RawServer.Start(static _ => RawAnswer.Status(400, """{"error":"no"}"""));
        await using var client = server.Client();
        Record(client, 200);

        var result = await client.FlushAsync();

        Assert.Equal((0, 0, 200), (result.Sent, result.Pending, result.Dropped));
        Assert.Equal(200, server.Requests.Count(static request => Spans.Read(request.Body).Count == 1));
        Assert.True(server.Requests.Count < 400, $"{server.Requests.Count} requests for 200 bad spans");
    }

    [Theory]
    [InlineData(true, 120)]
    [InlineData(false, 450)]
    public async Task OnePercentBad_OfABatchOf3000_OnlyTheseAreDropped(bool isOfOneShape, int mostRequests)
    {
        await using var server = RawServer.Start(static request => Spans.Read(request.Body).Exists(static span => span["langfuse.observation.input"] is "bad")
            ? RawAnswer.Status(400, """{"error":"Invalid OTLP trace export"}""")
            : RawAnswer.Ok);
        await using var client = server.Client(static options => options.FlushAt = 10_000);
        for (var i = 0; i < 3_000; i++)
        {
            var isBad = i % 100 == 7;
            client.StartTrace(isOfOneShape && isBad ? "of a bad kind" : "t", input: isBad ? "bad" : "good").End();
        }

        var result = await client.FlushAsync();

        Assert.Equal((2_970, 0, 30), (result.Sent, result.Pending, result.Dropped));
        Assert.True(server.Requests.Count <= mostRequests, $"{server.Requests.Count} requests to find 30 bad spans among 3,000");
    }

    [Fact]
    public async Task TooLargeAlone_IsNamedWithTheOptionThatMendsIt()
    {
        await using var server = RawServer.Start(static request => request.RawBody.Length > 100_000 ? RawAnswer.Status(413) : RawAnswer.Ok);
        await using var client = server.Client();
        client.StartTrace("much too long", input: new string('x', 200_000)).End();

        var result = await client.FlushAsync();

        Assert.Contains("observation 'much too long'", result.LastError, StringComparison.Ordinal);
        Assert.Contains("MaxFieldBytes (it is 1048576)", result.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RequestWithoutAnAnswer_LastError_SaysSo()
    {
        await using var server = RawServer.Start(static _ => RawAnswer.Never);
        await using var client = server.Client(options => options.ShutdownTimeout = s_short);
        Record(client, 1);

        var result = await client.FlushAsync(TimeSpan.FromSeconds(1));

        Assert.Contains("no answer yet", result.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BodyThatIsTooLarge_Batch_IsSplitAndArrives()
    {
        await using var server = RawServer.Start(static request => request.RawBody.Length > 100_000 ? RawAnswer.Status(413) : RawAnswer.Ok);
        await using var client = server.Client();
        for (var i = 0; i < 40; i++)
        {
            client.StartTrace("t", input: new string('x', 10_000)).End();
        }

        client.StartTrace("huge", input: new string('x', 200_000)).End();
        var result = await client.FlushAsync();

        Assert.Equal((40, 0, 1), (result.Sent, result.Pending, result.Dropped));
        Assert.Equal(1, client.Delivery.DroppedFor(DropReason.TooLarge));
    }

    [Fact]
    public async Task ManySpans_Batches_StayUnderFourMegabytes()
    {
        await using var server = RawServer.Start();
        await using var client = server.Client();
        for (var i = 0; i < 120; i++)
        {
            client.StartTrace("t", input: new string('x', 100_000)).End();
        }

        var result = await client.FlushAsync();

        Assert.Equal((120, 0, 0), (result.Sent, result.Pending, result.Dropped));
        Assert.All(server.Requests, request => Assert.InRange(request.RawBody.Length, 1, (4 << 20) + 1024));
        Assert.Equal(120, Spans.Of(server).Select(span => span.SpanId).Distinct().Count());
    }

    [Fact]
    public async Task Gzip_Body_UnpacksToTheSameSpans()
    {
        await using var server = RawServer.Start();
        await using var client = server.Client(options => options.UseGzip = true);
        client.StartTrace("zipped", input: new string('x', 5_000)).End();

        await client.FlushAsync();

        var request = Assert.Single(server.Requests);
        Assert.Equal("gzip", request.Headers["content-encoding"]);
        Assert.True(request.RawBody.Length < 1_000);
        Assert.Equal(new string('x', 5_000), Assert.Single(Spans.Of(server))["langfuse.observation.input"]);
    }

    [Fact]
    public async Task AfterDispose_Recording_IsCountedAndSaid()
    {
        await using var server = RawServer.Start();
        var client = server.Client();
        var open = client.StartTrace("open");
        await client.DisposeAsync();
        open.End();
        client.Score("late", 1, traceId: open.TraceId);

        Assert.Equal(2, client.Delivery.DroppedFor(DropReason.Disposed));
        Assert.Empty(server.Requests);
        var result = await client.FlushAsync();
        Assert.Equal((0, 0, 2), (result.Sent, result.Pending, result.Dropped));
        Assert.Contains(TestLog.Entries, static entry => entry.Message.Contains("after its LangfuseClient was disposed", StringComparison.Ordinal));
    }

    private static void Record(LangfuseClient client, int count)
    {
        for (var i = 0; i < count; i++)
        {
            client.StartTrace("t").End();
        }
    }
}
