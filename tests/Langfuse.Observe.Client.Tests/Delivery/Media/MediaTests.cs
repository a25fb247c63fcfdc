using System.Security.Cryptography;
using System.Text.Json;
using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Delivery.Diagnostics;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Client.Tests.Delivery.Media;

public sealed class MediaTests
{
    [Fact]
    public async Task DataUri_InEveryField_IsUploadedOnceAndReferred()
    {
        var (uri, content, reference) = Image();
        await using var server = RawServer.Start(Store(content));
        await using (var client = server.Client())
        {
            var trace = client.StartTrace("vision", input: new { messages = new[] { new { role = "user", image = uri } } });
            trace.Update(output: "it is " + uri, metadata: new { thumb = uri, note = "n" });
            trace.End();
        }

        var span = Assert.Single(Spans.Of(server));
        Assert.Equal($$"""{"messages":[{"role":"user","image":"{{reference}}"}]}""", span["langfuse.observation.input"]);
        Assert.Equal("it is " + reference, span["langfuse.observation.output"]);
        Assert.Equal(reference, span["langfuse.observation.metadata.thumb"]);
        Assert.Equal("n", span["langfuse.observation.metadata.note"]);

        var announced = server.Requests.Where(static request => request is { Method: "POST", Path: "/api/public/media" }).Select(static request => JsonDocument.Parse(request.Body).RootElement).ToList();
        Assert.Equal(["input", "metadata", "output"], announced.Select(static body => body.GetProperty("field").GetString()!).Order());
        Assert.All(announced, body =>
        {
            Assert.Equal((span.TraceId, span.SpanId, "image/png", content.Length), (body.GetProperty("traceId").GetString(), body.GetProperty("observationId").GetString(), body.GetProperty("contentType").GetString(), body.GetProperty("contentLength").GetInt32()));
            Assert.Equal(Convert.ToBase64String(SHA256.HashData(content)), body.GetProperty("sha256Hash").GetString());
        });
        var put = Assert.Single(server.Requests, static request => request.Method == "PUT");
        Assert.Equal(content, put.Body);
        Assert.Equal(("image/png", "BlockBlob"), (put.Headers["content-type"], put.Headers["x-ms-blob-type"]));
        Assert.DoesNotContain("authorization", put.Headers.Keys);
        var patch = Assert.Single(server.Requests, static request => request.Method == "PATCH");
        Assert.Equal(200, JsonDocument.Parse(patch.Body).RootElement.GetProperty("uploadHttpStatus").GetInt32());
    }

    /// <summary>The id is that of the content alone: what tells them apart is the type of the reference.</summary>
    [Fact]
    public async Task SameContent_AsTwoTypesInTwoTraces_IsAnnouncedAsWhatEachSays()
    {
        var content = RandomNumberGenerator.GetBytes(60);
        var (pdf, text) = (new LangfuseMedia(content, "application/pdf"), new LangfuseMedia(content, "text/plain"));
        Assert.Equal(pdf.Id, text.Id);
        await using var server = RawServer.Start(Store(content));
        await using (var client = server.Client())
        {
            client.StartTrace("first", input: pdf).End();
            client.StartTrace("second", input: text).Update(output: pdf).End();
        }

        var spans = Spans.Of(server).ToDictionary(static span => span.Name);
        var announced = server.Requests.Where(static request => request is { Method: "POST", Path: "/api/public/media" }).Select(static request => JsonDocument.Parse(request.Body).RootElement)
            .Select(static body => $"{body.GetProperty("traceId").GetString()} {body.GetProperty("field").GetString()} {body.GetProperty("contentType").GetString()}");
        Assert.Equal(
            new[] { $"{spans["first"].TraceId} input application/pdf", $"{spans["second"].TraceId} input text/plain", $"{spans["second"].TraceId} output application/pdf" }.Order(),
            announced.Order());
    }

    [Fact]
    public async Task LangfuseMedia_InAnObject_IsReferredAndUploaded()
    {
        var media = new LangfuseMedia(RandomNumberGenerator.GetBytes(50), "audio/wav");
        await using var server = await Servers.StartAsync();
        string traceId;
        await using (var client = Servers.Client(server, "media-1"))
        {
            var trace = client.StartTrace("speech", input: media);
            traceId = trace.TraceId;
            trace.Update(output: new { audio = media, text = "a pixel" }).End();
            Assert.Equal(1, (await client.FlushAsync()).Sent);
            Assert.Equal((2, 0), (client.Delivery.MediaUploaded, client.Delivery.MediaFailed));
        }

        var stored = await Servers.GetAsync(server, "api/public/traces/" + traceId);
        Assert.Contains(media.Reference, stored.GetRawText(), StringComparison.Ordinal);
        var uploaded = await Servers.GetAsync(server, "api/public/media/" + media.Id);
        Assert.Equal(50, uploaded.GetProperty("contentLength").GetInt32());
        using var http = new HttpClient();
        Assert.Equal(media.Content.ToArray(), await http.GetByteArrayAsync(uploaded.GetProperty("url").GetString()));
    }

    [Fact]
    public async Task UploadThatFails_KeepsTheObservation()
    {
        var (uri, _, reference) = Image();
        await using var server = RawServer.Start(static request => request.Path == "/api/public/media" ? RawAnswer.Status(400, """{"message":"no media here"}""") : RawAnswer.Ok);
        await using var client = server.Client();
        client.StartTrace("t", input: uri).End();
        var result = await client.FlushAsync();

        Assert.Equal((1, 0, 0), (result.Sent, result.Pending, result.Dropped));
        Assert.Equal(reference, Assert.Single(Spans.Of(server))["langfuse.observation.input"]);
        Assert.Equal((0, 1), (client.Delivery.MediaUploaded, client.Delivery.MediaFailed));
        Assert.Contains(TestLog.Entries, static entry => entry.EventId == DeliveryEvents.MediaProblem && entry.Message.Contains("no media here", StringComparison.Ordinal));
    }

    [Fact]
    public async Task MediaThatWaitAtTheDisposal_AreCounted()
    {
        await using var server = RawServer.Start(static request => request.IsSpans ? RawAnswer.Ok : RawAnswer.Never);
        var client = server.Client(static options => (options.FlushAt, options.ShutdownTimeout) = (2, TimeSpan.FromMilliseconds(300)));
        client.StartTrace("a", input: Image().Uri).End();
        client.StartTrace("b", input: Image().Uri).End();
        await Patience.UntilAsync(() => client.Delivery is { Sent: 2, MediaPending: 2 });
        var result = await client.FlushAsync(TimeSpan.FromMilliseconds(300));
        Assert.Equal((2, 0, 2, false), (result.Sent, result.Pending, result.MediaPending, result.IsComplete));
        await client.DisposeAsync();

        Assert.Equal((0, 2, 0), (client.Delivery.MediaUploaded, client.Delivery.MediaFailed, client.Delivery.MediaPending));
        Assert.Contains(TestLog.Entries, static entry => entry.EventId == DeliveryEvents.MediaProblem && entry.Message.Contains("2 media were not uploaded", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("data:image/x-unknown;base64,AAAABBBBCCCC")]
    [InlineData("data:image/png;base64,AAAA")]
    [InlineData("data:image/png;base64,AAAABBBBCC…[123 more bytes cut]")]
    [InlineData("data:text/plain,hello;base64,")]
    [InlineData("metadata: ;base64, data:")]
    public async Task TextThatIsNoWholeMedia_StaysAsItIs(string text)
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client())
        {
            client.StartTrace("t", input: text).End();
        }

        Assert.Equal(text, Assert.Single(Spans.Of(server))["langfuse.observation.input"]);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task SwitchedOff_DataUrisStay()
    {
        var (uri, _, _) = Image();
        await using var server = RawServer.Start();
        await using (var client = server.Client(static options => options.MediaUploadEnabled = false))
        {
            client.StartTrace("t", input: uri).End();
        }

        Assert.Equal(uri, Assert.Single(Spans.Of(server))["langfuse.observation.input"]);
        Assert.Single(server.Requests);
    }

    private static (string Uri, byte[] Content, string Reference) Image()
    {
        var content = RandomNumberGenerator.GetBytes(68);
        var id = Convert.ToBase64String(SHA256.HashData(content))[..22].Replace('+', '-').Replace('/', '_');
        return ("data:image/png;base64," + Convert.ToBase64String(content), content, $"@@@langfuseMedia:type=image/png|id={id}|source=base64_data_uri@@@");
    }

    /// <summary>Asks for the content at the first announcement and has it from then on.</summary>
    private static Func<RawRequest, RawAnswer> Store(byte[] content)
    {
        var announcements = 0;
        var id = Convert.ToBase64String(SHA256.HashData(content))[..22].Replace('+', '-').Replace('/', '_');
        return request => request switch
        {
            { Method: "POST", Path: "/api/public/media" } => RawAnswer.Status(
                201, Interlocked.Increment(ref announcements) == 1 ? $$"""{"mediaId":"{{id}}","uploadUrl":"/upload/{{id}}"}""" : $$"""{"mediaId":"{{id}}","uploadUrl":null}"""),
            _ => RawAnswer.Ok,
        };
    }
}
