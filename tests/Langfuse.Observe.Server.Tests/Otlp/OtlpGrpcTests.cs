using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Otlp;

public sealed class OtlpGrpcTests : ServerTest
{
    private async Task<(string Status, string Message)> CallAsync(byte[] body, string? encoding = null, string? secret = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Server.BaseUrl, "opentelemetry.proto.collector.trace.v1.TraceService/Export"))
        {
            Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TE.ParseAdd("trailers");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Server.PublicKey}:{secret ?? Server.SecretKey}")));
        if (encoding is not null)
        {
            request.Headers.Add("grpc-encoding", encoding);
        }

        using var response = await http.SendAsync(request);
        await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        string Value(string name) => response.TrailingHeaders.TryGetValues(name, out var values) || response.Headers.TryGetValues(name, out values) ? Uri.UnescapeDataString(values.Single()) : "";
        return (Value("grpc-status"), Value("grpc-message"));
    }

    private static byte[] Framed(byte[] message, byte flag = 0)
    {
        var body = new byte[message.Length + 5];
        body[0] = flag;
        BinaryPrimitives.WriteUInt32BigEndian(body.AsSpan(1), (uint)message.Length);
        message.CopyTo(body, 5);
        return body;
    }

    private static byte[] Zipped(byte[] message)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.SmallestSize))
        {
            gzip.Write(message);
        }

        return zipped.ToArray();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Export_OnThePortOfThePage_IsStored(bool zipped)
    {
        var message = ProtoSpan.Export(new ProtoSpan { Name = "by grpc" });

        var (status, _) = zipped ? await CallAsync(Framed(Zipped(message), 1), "gzip") : await CallAsync(Framed(message));

        Assert.Equal("0", status);
        Assert.Equal("by grpc", (string?)(await Client.ObservationAsync())["name"]);
    }

    [Fact]
    public async Task WrongKey_IsUnauthenticated() => Assert.Equal("16", (await CallAsync(Framed([]), secret: "wrong")).Status);

    [Fact]
    public async Task MessageThatIsNone_IsAnInvalidArgument_WithTheReason()
    {
        Assert.Equal(("3", true), (await CallAsync([1, 2])) is var (status, message) ? (status, message.Contains("flag", StringComparison.Ordinal)) : default);
        Assert.Equal("3", (await CallAsync([0, 0, 0, 0, 9, 1])).Status);
        Assert.Equal("3", (await CallAsync(Framed([0xff, 0xff, 0xff]))).Status);
        Assert.Equal("12", (await CallAsync(Framed([1], 1), "snappy")).Status);
        Assert.Equal("3", (await CallAsync(Framed([1, 2, 3], 1), "gzip")).Status);
    }

    [Fact]
    public async Task Bomb_IsExhausted() => Assert.Equal("8", (await CallAsync(Framed(Zipped(new byte[70 * 1024 * 1024]), 1), "gzip")).Status);

    [Fact]
    public async Task Http1_OnTheSamePath_IsToldWhatToSend()
    {
        using var response = await Client.PostAsync("opentelemetry.proto.collector.trace.v1.TraceService/Export", "{}");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task Connection_ThatComesByteByByte_IsServed()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, Server.BaseUrl.Port);
        await using var stream = socket.GetStream();
        foreach (var character in "PUT /api/public/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8.ToArray())
        {
            await stream.WriteAsync(new[] { character });
        }

        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 405 Method Not Allowed", await reader.ReadLineAsync());
    }
}
