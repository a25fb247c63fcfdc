using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Langfuse.Observe.Client.Tests.Support;

namespace Langfuse.Observe.Client.Tests.Delivery.Media;

/// <summary>The program of the captured media, written with this SDK, against what the JS SDK sent: announcements, uploads, reports, spans.</summary>
public sealed class CapturedMediaTests
{
    // The captured image is known by its hash only; another of the same length stands in for it.
    private const string CapturedImageHash = "QxztaRaiohoVbjhwGv5Vu9f4iWn7v8Vtf+CZ1H8mVGA=";
    private const string CapturedImageId = "QxztaRaiohoVbjhwGv5Vu9";

    private readonly byte[] _image = RandomNumberGenerator.GetBytes(68);

    [Fact]
    public async Task Media_EqualTheJsSdk()
    {
        await using var server = RawServer.Start(Store());
        var uri = "data:image/png;base64," + Convert.ToBase64String(_image);
        Observation vision, again;
        await using (var client = server.Client())
        {
            vision = client.StartGeneration(
                "vision", model: "gpt-4o", metadata: new { thumb = uri, note = "n" },
                input: new[] { new { role = "user", content = new object[] { new { type = "text", text = "what is it?" }, new { type = "image_url", image_url = new { url = uri } } } } });
            vision.Update(output: new { audio = new LangfuseMedia("RIFFfakewav"u8.ToArray(), "audio/wav"), text = "a pixel" });
            vision.End();
            await client.FlushAsync();
            again = client.StartObservation("vision-again", input: uri);
            again.End();
        }

        var captured = JsRequest.All("media.json");
        var ids = new Dictionary<string, string> { ["<trace-1>"] = vision.TraceId, ["<span-1>"] = vision.Id, ["<trace-2>"] = again.TraceId, ["<span-2>"] = again.Id };
        AssertAnnouncements(captured, server, ids);
        AssertUploads(captured, server);
        AssertReports(captured, server);
        AssertSpans(captured, server);
    }

    /// <summary>The JS SDK announces a place again for each copy in it; once is enough.</summary>
    private void AssertAnnouncements(List<JsRequest> captured, RawServer server, Dictionary<string, string> ids)
    {
        var expected = captured.Where(static request => request is { Method: "POST", Path: "/api/public/media" }).Select(request => Ours(request.Body!, ids)).Distinct().Order();
        var sent = server.Requests.Where(static request => request is { Method: "POST", Path: "/api/public/media" }).Select(static request => Sorted(JsonNode.Parse(request.Body)!.AsObject())).Order();
        Assert.Equal(expected, sent);
    }

    private void AssertUploads(List<JsRequest> captured, RawServer server)
    {
        var expected = captured.Where(static request => request.Method == "PUT").Select(request => Replaced($"{request.Path} {request.Headers!["content-type"]} {request.Headers["x-amz-checksum-sha256"]} {request.Headers["x-ms-blob-type"]} {request.Body!["_bytes"]}")).Order();
        var sent = server.Requests.Where(static request => request.Method == "PUT").Select(static request => $"{request.Path} {request.Headers["content-type"]} {request.Headers["x-amz-checksum-sha256"]} {request.Headers["x-ms-blob-type"]} {request.RawBody.Length}").Order();
        Assert.Equal(expected, sent);
        Assert.All(server.Requests.Where(static request => request.Method == "PUT"), static request => Assert.DoesNotContain("authorization", request.Headers.Keys));
    }

    private void AssertReports(List<JsRequest> captured, RawServer server)
    {
        var expected = captured.Where(static request => request.Method == "PATCH").ToDictionary(request => Replaced(request.Path), static request => request.Body!.AsObject());
        var sent = server.Requests.Where(static request => request.Method == "PATCH").ToDictionary(static request => request.Path, static request => JsonNode.Parse(request.Body)!.AsObject());
        Assert.Equal(expected.Keys.Order(), sent.Keys.Order());
        foreach (var (path, report) in expected)
        {
            Assert.Equal(report.Select(static field => field.Key).Order(), sent[path].Select(static field => field.Key).Order());
            Assert.Equal(((int)report["uploadHttpStatus"]!, (string?)report["uploadHttpError"]), ((int)sent[path]["uploadHttpStatus"]!, (string?)sent[path]["uploadHttpError"]));
        }
    }

    private void AssertSpans(List<JsRequest> captured, RawServer server)
    {
        var expected = captured.Where(static request => request.Path.EndsWith("/traces", StringComparison.Ordinal)).SelectMany(static request => JsCapture.Spans(request.Body!)).ToDictionary();

        // The program sets the trace's input too, which here takes the place of the root's own (docs/delivery.md).
        Assert.True(expected["vision"].Remove("langfuse.trace.input"));

        // The JS SDK turns a LangfuseMedia in an object into a data URI first; its tag alone says where it came from: bytes.
        expected["vision"]["langfuse.observation.output"] = ((string)expected["vision"]["langfuse.observation.output"]).Replace("source=base64_data_uri", "source=bytes", StringComparison.Ordinal);
        var spans = Spans.Of(server);
        Assert.Equal(expected.Keys.Order(), spans.Select(static span => span.Name).Order());
        foreach (var span in spans)
        {
            Assert.Equal(
                expected[span.Name].Select(pair => $"{pair.Key} = {Replaced(pair.Value.ToString()!)}").Order(),
                span.Attributes.Select(static pair => $"{pair.Key} = {pair.Value}").Order());
        }
    }

    private string Ours(JsonNode body, Dictionary<string, string> ids)
    {
        var copy = body.DeepClone().AsObject();
        copy["traceId"] = ids[(string)copy["traceId"]!];
        copy["observationId"] = ids[(string)copy["observationId"]!];
        return Replaced(Sorted(copy));
    }

    private static string Sorted(JsonObject body) => string.Join(' ', body.Select(static pair => $"{pair.Key}={pair.Value}").Order());

    private string Replaced(string text)
    {
        var hash = Convert.ToBase64String(SHA256.HashData(_image));
        return text.Replace(CapturedImageHash, hash, StringComparison.Ordinal).Replace(CapturedImageId, IdOf(hash), StringComparison.Ordinal);
    }

    private static string IdOf(string hash) => hash[..22].Replace('+', '-').Replace('/', '_');

    /// <summary>Asks for each content at its first announcement, and has it from then on.</summary>
    private static Func<RawRequest, RawAnswer> Store()
    {
        var known = new ConcurrentDictionary<string, bool>();
        return request =>
        {
            if (request is not { Method: "POST", Path: "/api/public/media" })
            {
                return RawAnswer.Ok;
            }

            var id = IdOf((string)JsonNode.Parse(Encoding.UTF8.GetString(request.Body))!["sha256Hash"]!);
            return RawAnswer.Status(201, known.TryAdd(id, true) ? $$"""{"mediaId":"{{id}}","uploadUrl":"/upload/{{id}}"}""" : $$"""{"mediaId":"{{id}}","uploadUrl":null}""");
        };
    }
}
