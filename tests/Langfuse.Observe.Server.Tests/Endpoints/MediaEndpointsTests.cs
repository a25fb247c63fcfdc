using System.Net;
using System.Security.Cryptography;
using System.Text;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Endpoints;

public class MediaEndpointsTests : ServerTest
{
    private static readonly byte[] s_content = Encoding.UTF8.GetBytes("not really a PNG");
    private static readonly string s_hash = Convert.ToBase64String(SHA256.HashData(s_content));

    private static string Announcement(string field = "input") =>
        $$"""{"contentLength":{{s_content.Length}},"traceId":"{{Ids.Trace(1)}}","observationId":"{{Ids.Span(1)}}","field":"{{field}}","contentType":"image/png","sha256Hash":"{{s_hash}}"}""";

    [Fact]
    public async Task Media_IsAnnouncedUploadedReportedAndRead()
    {
        using var announced = await Client.PostAsync("api/public/media", Announcement());
        Assert.Equal(HttpStatusCode.Created, announced.StatusCode);
        var answer = await BodyOf(announced);
        var id = (string)answer["mediaId"]!;
        Assert.Equal(s_hash.Replace('+', '-').Replace('/', '_')[..22], id);
        using var early = await Client.TryGetAsync($"api/public/media/{id}");
        Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        Assert.Equal("Media not yet uploaded", (string?)(await BodyOf(early))["message"]);

        using var upload = new HttpRequestMessage(HttpMethod.Put, (string)answer["uploadUrl"]!) { Content = new ByteArrayContent(s_content) };
        using var uploaded = await Client.SendAsync(upload);
        Assert.Equal(HttpStatusCode.OK, uploaded.StatusCode);
        using var reported = await Client.SendAsync(HttpMethod.Patch, $"api/public/media/{id}", """{"uploadedAt":"2026-02-02T02:40:00.000Z","uploadHttpStatus":200,"uploadHttpError":"","uploadTimeMs":12}""");
        Assert.Equal("OK", (string?)(await BodyOf(reported))["message"]);

        var media = await Client.GetAsync($"api/public/media/{id}");
        Assert.Equal(("image/png", s_content.Length, "2026-02-02T02:40:00.000Z"), ((string)media["contentType"]!, (int)media["contentLength"]!, (string)media["uploadedAt"]!));
        using var download = await Client.TryGetAsync((string)media["url"]!);
        Assert.Equal(s_content, await download.Content.ReadAsByteArrayAsync());
        using var again = await Client.PostAsync("api/public/media", Announcement("output"));
        Assert.Null((await BodyOf(again))["uploadUrl"]);
    }

    [Fact]
    public async Task Upload_OfOtherBytes_IsRefused()
    {
        using var announced = await Client.PostAsync("api/public/media", Announcement());
        using var upload = new HttpRequestMessage(HttpMethod.Put, (string)(await BodyOf(announced))["uploadUrl"]!) { Content = new ByteArrayContent([1]) };

        using var response = await Client.SendAsync(upload);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("{}", "contentType")]
    [InlineData("""{"contentLength":1,"traceId":"t","field":"comment","contentType":"image/png","sha256Hash":"QxztaRaiohoVbjhwGv5Vu9f4iWn7v8Vtf+CZ1H8mVGA="}""", "field")]
    [InlineData("""{"contentLength":0,"traceId":"t","field":"input","contentType":"image/png","sha256Hash":"QxztaRaiohoVbjhwGv5Vu9f4iWn7v8Vtf+CZ1H8mVGA="}""", "contentLength")]
    [InlineData("""{"contentLength":1,"traceId":"t","field":"input","contentType":"image/png","sha256Hash":"short"}""", "sha256Hash")]
    [InlineData("""{"contentLength":1,"field":"input","contentType":"image/png","sha256Hash":"QxztaRaiohoVbjhwGv5Vu9f4iWn7v8Vtf+CZ1H8mVGA="}""", "traceId")]
    public async Task Announcement_ThatCannotBe_Is400AndNamesTheField(string body, string named)
    {
        using var response = await Client.PostAsync("api/public/media", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(named, (string?)(await BodyOf(response))["error"]![0]!["message"], StringComparison.Ordinal);
    }
}
