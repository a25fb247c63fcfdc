using System.IO.Compression;
using System.Net;
using System.Text;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Hardening;

public sealed class BodyLimitTests : ServerTest
{
    // 100 MB of zeros in about 100 KB.
    private static byte[] Bomb(int megabytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            var zeros = new byte[1024 * 1024];
            for (var count = 0; count < megabytes; count++)
            {
                gzip.Write(zeros);
            }
        }

        return packed.ToArray();
    }

    [Theory]
    [InlineData("application/x-protobuf")]
    [InlineData("application/json")]
    public async Task Gzip_ThatUnpacksToTooMuch_Is413(string contentType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/public/otel/v1/traces") { Content = new ByteArrayContent(Bomb(100)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        request.Content.Headers.ContentEncoding.Add("gzip");

        using var response = await Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("Body exceeded 64mb limit", (string?)(await BodyOf(response))["message"]);
    }

    [Theory]
    [InlineData("not gzip at all")]
    [InlineData("")]
    public async Task Gzip_ThatIsNone_IsRefusedOrEmpty(string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/public/otel/v1/traces") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-protobuf");
        request.Content.Headers.ContentEncoding.Add("gzip");

        using var response = await Client.SendAsync(request);

        Assert.Equal(text.Length > 0 ? HttpStatusCode.BadRequest : HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Media_LongerThanAnnounced_Is413()
    {
        using var announced = await Client.PostAsync("api/public/media",
            """{"contentLength":3,"traceId":"t","field":"input","contentType":"image/png","sha256Hash":"QxztaRaiohoVbjhwGv5Vu9f4iWn7v8Vtf+CZ1H8mVGA="}""");
        var address = new Uri((string)(await BodyOf(announced))["uploadUrl"]!);
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new ByteArrayContent(new byte[100_000]) };

        using var response = await Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Media_WithAContentTypeThatWouldBreakAHeader_Is400()
    {
        using var announced = await Client.PostAsync("api/public/media",
            """{"contentLength":3,"traceId":"t","field":"input","contentType":"image/png\r\nX-Evil: 1","sha256Hash":"QxztaRaiohoVbjhwGv5Vu9f4iWn7v8Vtf+CZ1H8mVGA="}""");

        Assert.Equal(HttpStatusCode.BadRequest, announced.StatusCode);
    }
}
