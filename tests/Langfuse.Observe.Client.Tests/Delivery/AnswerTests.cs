using System.Text;
using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Delivery.Diagnostics;

namespace Langfuse.Observe.Client.Tests.Delivery;

/// <summary>What a 2xx says beside the status: nothing that was refused counts as delivered.</summary>
public sealed class AnswerTests
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    [Theory]
    [InlineData("""{"partialSuccess":{"rejectedSpans":"2","errorMessage":"too old"}}""", 3, 2)]
    [InlineData("""{"partialSuccess":{"rejectedSpans":9,"errorMessage":"too old"}}""", 0, 5)]
    [InlineData("""{"partialSuccess":{"rejectedSpans":"0","errorMessage":"a hint"}}""", 5, 0)]
    [InlineData("""{"partialSuccess":null}""", 5, 0)]
    [InlineData("""{"partialSuccess":{"rejectedSpans":"many"}}""", 5, 0)]
    [InlineData("""{"id":"1","name":"otel-ingestion-job","data":{"partialSuccess":1}}""", 5, 0)]
    [InlineData("""{"partialSuccess": broken""", 5, 0)]
    [InlineData("", 5, 0)]
    public async Task PartialSuccess_InJson_IsCounted(string body, int sent, int dropped)
    {
        await using var server = RawServer.Start(_ => RawAnswer.Status(200, body));
        await using var client = server.Client();
        Record(client, 5);
        var result = await client.FlushAsync();

        Assert.Equal((sent, 0, dropped), (result.Sent, result.Pending, result.Dropped));
        Assert.Equal(dropped > 0, result.LastError?.Contains("too old", StringComparison.Ordinal) ?? false);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task PartialSuccess_InProtobuf_IsCounted()
    {
        // partial_success (1) { rejected_spans (1) = 4, error_message (2) = "quota" }
        const string Body = "\u000a\u0009\u0008\u0004\u0012\u0005quota";
        await using var server = RawServer.Start(static _ => new($"HTTP/1.1 200 OK\r\nContent-Type: application/x-protobuf\r\nContent-Length: {Body.Length}\r\n\r\n{Body}"));
        await using var client = server.Client();
        Record(client, 5);
        var result = await client.FlushAsync();

        Assert.Equal((1, 0, 4), (result.Sent, result.Pending, result.Dropped));
        Assert.Contains("quota", result.LastError, StringComparison.Ordinal);
        Assert.Contains(TestLog.Entries, static entry => entry.EventId == DeliveryEvents.Rejected && entry.Message.Contains("quota", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\u000a\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff")]
    [InlineData("\u000a\u0009\u0008")]
    [InlineData("\u0007\u0001")]
    public async Task ProtobufThatIsNone_IsTakenForAPlainYes(string body)
    {
        await using var server = RawServer.Start(_ => new($"HTTP/1.1 200 OK\r\nContent-Type: application/x-protobuf\r\nContent-Length: {Encoding.Latin1.GetByteCount(body)}\r\n\r\n{body}"));
        await using var client = server.Client();
        Record(client, 5);

        Assert.Equal(5, (await client.FlushAsync()).Sent);
    }

    [Fact]
    public async Task WebPageInPlaceOfAnAnswer_IsNoDelivery()
    {
        var calls = 0;
        await using var server = RawServer.Start(_ => Interlocked.Increment(ref calls) == 1
            ? new("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 26\r\n\r\n<html>Please log in</html>")
            : RawAnswer.Ok);
        await using var client = server.Client();
        Record(client, 5);
        var result = await client.FlushAsync();

        Assert.Equal((5, 0, 0), (result.Sent, result.Pending, result.Dropped));
        Assert.Contains("web page", result.LastError, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task ErrorInA207_OfAnUnknownId_IsNoDelivery()
    {
        await using var server = RawServer.Start(static _ => RawAnswer.Status(207, """{"successes":[],"errors":[{"id":"unknown","status":400,"message":"bad"},{"status":400}]}"""));
        await using var client = server.Client();
        for (var i = 0; i < 5; i++)
        {
            client.Score("s" + i, 1, traceId: TraceId);
        }

        var result = await client.FlushAsync();

        Assert.Equal((3, 0, 2), (result.Sent, result.Pending, result.Dropped));
        Assert.Equal(2, client.Delivery.DroppedFor(DropReason.Rejected));
    }

    [Fact]
    public async Task MoreErrorsInA207_ThanScores_CountOnce()
    {
        await using var server = RawServer.Start(static request =>
        {
            using var json = System.Text.Json.JsonDocument.Parse(request.Body);
            var id = json.RootElement.GetProperty("batch")[0].GetProperty("id").GetString();
            return RawAnswer.Status(207, $$"""{"successes":[],"errors":[{"id":"{{id}}","status":400},{"id":"{{id}}","status":400},{"id":"x"},{"id":"y"},{"id":"z"}]}""");
        });
        await using var client = server.Client();
        client.Score("a", 1, traceId: TraceId);
        client.Score("b", 1, traceId: TraceId);
        var result = await client.FlushAsync();

        Assert.Equal((0, 0, 2), (result.Sent, result.Pending, result.Dropped));
    }

    [Fact]
    public async Task EntryOfA207_ThatKeepsFailing_IsGivenUpAfterAWhile()
    {
        await using var server = RawServer.Start(static request =>
        {
            using var json = System.Text.Json.JsonDocument.Parse(request.Body);
            var bad = json.RootElement.GetProperty("batch").EnumerateArray().Where(static item => item.GetProperty("body").GetProperty("name").GetString() == "bad").Select(static item => item.GetProperty("id").GetString()).ToList();
            return RawAnswer.Status(207, $$"""{"successes":[],"errors":[{{string.Join(',', bad.Select(static id => $$"""{"id":"{{id}}","status":500}"""))}}]}""");
        });
        await using var client = server.Client();
        client.Score("good", 1, traceId: TraceId);
        client.Score("bad", 1, traceId: TraceId);
        var result = await client.FlushAsync();

        Assert.Equal((1, 0, 1), (result.Sent, result.Pending, result.Dropped));
        Assert.Equal(6, server.Requests.Count);
    }

    private static void Record(LangfuseClient client, int count)
    {
        for (var i = 0; i < count; i++)
        {
            client.StartTrace("t").End();
        }
    }
}
