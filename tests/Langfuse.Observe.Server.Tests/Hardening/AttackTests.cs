using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Support;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Server.Tests.Hardening;

/// <summary>What people try against a web server: scripts that are stored, paths, SQL, headers, bombs, smuggled requests.</summary>
public sealed class AttackTests : ServerTest
{
    private const string Script = "<img src=x onerror=alert(1)><script>alert(1)</script>";

    /// <summary>Sends bytes as they are and gives everything that comes back.</summary>
    private async Task<string> RawAsync(string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, Server.BaseUrl.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));

        // The server closes by itself: what it would still answer to is seen.
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync().WaitAsync(Patience.Time);
    }

    private string Authorization => "Authorization: Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Server.PublicKey}:{Server.SecretKey}")) + "\r\n";

    [Fact]
    public async Task StoredScript_IsJsonThatNoBrowserRuns()
    {
        using var sent = await Client.ExportAsync(new ProtoSpan { Name = Script, Attributes = { ["langfuse.observation.input"] = Script, ["session.id"] = Script, ["langfuse.trace.tags"] = new[] { Script } } });
        using var prompt = await Client.PostAsync("api/public/v2/prompts", new JsonObject { ["name"] = Script, ["prompt"] = Script }.ToJsonString());

        foreach (var path in (string[])[$"api/public/traces/{Ids.Trace(1)}", $"api/local/traces/{Ids.Trace(1)}", "api/public/v2/prompts", "api/local/export"])
        {
            using var response = await Client.TryGetAsync(path);
            Assert.True(response.IsSuccessStatusCode, path);
            Assert.Contains(response.Content.Headers.ContentType!.MediaType, (string[])["application/json", "application/x-ndjson"]);
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Contains("default-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }

        using var page = await Client.TryGetAsync("project/local/traces/" + Uri.EscapeDataString(Script));
        Assert.DoesNotContain("onerror", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var login = await Client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "login") { Content = new FormUrlEncodedContent([new("email", Script), new("password", Script)]) });
        Assert.DoesNotContain("onerror", await login.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/page/../../../../etc/passwd")]
    [InlineData("/page/..%2f..%2f..%2fetc/passwd")]
    [InlineData("/page/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/page/..\\..\\etc\\passwd")]
    [InlineData("/page//etc/passwd")]
    [InlineData("/page/index.html%00.png")]
    public async Task Path_OutOfThePage_IsNotFound(string path)
    {
        var answer = await RawAsync($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        Assert.Matches("^HTTP/1.1 (404|400|200)", answer);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
        Assert.False(answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal) && !answer.Contains("<div id=\"app\">", StringComparison.Ordinal), answer);
    }

    [Theory]
    [InlineData("api/public/traces?orderBy=timestamp.asc;DROP%20TABLE%20traces")]
    [InlineData("api/public/traces?userId='%20OR%201=1%20--")]
    [InlineData("api/public/observations?name=x'%20UNION%20SELECT%20*%20FROM%20documents%20--")]
    [InlineData("api/public/v2/prompts?name=%25'%20OR%20''='")]
    [InlineData("api/local/traces?q=name:x'%20OR%20'1'='1")]
    [InlineData("api/public/v3/scores?filter=%5B%7B%22type%22:%22stringObject%22,%22column%22:%22metadata%22,%22key%22:%22a')%20OR%201=1%20--%22,%22operator%22:%22=%22,%22value%22:%22x%22%7D%5D")]
    public async Task Sql_InAParameter_IsTextOrRefused(string path)
    {
        using var sent = await Client.ExportAsync(new ProtoSpan { Name = "kept" });
        using var response = await Client.TryGetAsync(path);
        var text = await response.Content.ReadAsStringAsync();

        Assert.True(response.StatusCode == HttpStatusCode.BadRequest || (response.IsSuccessStatusCode && JsonNode.Parse(text)!["data"]!.AsArray().Count == 0), $"{(int)response.StatusCode} {text}");
        Assert.Equal("kept", (string?)(await Client.ObservationAsync())["name"]);
    }

    [Fact]
    public async Task Header_IsNotMadeOfWhatAClientSends()
    {
        const string Injected = "x\r\nSet-Cookie: a=b";
        using var dataset = await Client.PostAsync("api/public/v2/datasets", new JsonObject { ["name"] = Injected }.ToJsonString());
        using var missing = await Client.TryGetAsync("api/public/v2/prompts/" + Uri.EscapeDataString(Injected));
        using var export = await Client.TryGetAsync("api/local/export?kind=" + Uri.EscapeDataString(Injected));

        foreach (var response in (HttpResponseMessage[])[dataset, missing, export])
        {
            Assert.False(response.Headers.Contains("Set-Cookie"));
        }
    }

    [Theory]
    [InlineData("Content-Length: 6\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\nGET /api/public/projects HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("Content-Length: 2\r\nContent-Length: 50\r\n", "{}GET /api/public/projects HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("Transfer-Encoding: xchunked\r\n", "0\r\n\r\nGET /api/public/projects HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("Transfer-Encoding : chunked\r\n", "0\r\n\r\nGET /api/public/projects HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n", "zz\r\n{}\r\n0\r\n\r\nGET /api/public/projects HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("Content-Length: -2\r\n", "{}GET /api/public/projects HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("Content-Length: 0x2\r\n", "{}GET /api/public/projects HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("Content-Length: 2, 2\r\n", "{}GET /api/public/projects HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("Content-Length: +2\r\n", "{}GET /api/public/projects HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    public async Task SmuggledRequest_IsNotAnswered(string framing, string body)
    {
        var answer = await RawAsync($"POST /api/public/scores HTTP/1.1\r\nHost: localhost\r\n{Authorization}Content-Type: application/json\r\n{framing}\r\n{body}");

        // One answer, a refusal, and the connection is closed: what came behind is nobody's request.
        Assert.DoesNotContain("HTTP/1.1 200", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("\"local\"", answer, StringComparison.Ordinal);
        Assert.True(answer.Split("HTTP/1.1 ").Length <= 2, answer);
    }

    [Fact]
    public async Task HeaderWithoutEnd_AndUrlWithoutEnd_AreRefused()
    {
        Assert.StartsWith("HTTP/1.1 431", await OverflowAsync("GET / HTTP/1.1\r\nHost: localhost\r\nX: ", bound: 32 * 1024), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 414", await OverflowAsync("GET /", bound: 8 * 1024), StringComparison.Ordinal);
    }

    /// <summary>Goes over a bound by few bytes, once all before them is read: bytes that are left unread when the server closes would cost the answer.</summary>
    private async Task<string> OverflowAsync(string begin, int bound)
    {
        using var socket = new TcpClient { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, Server.BaseUrl.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(begin + new string('a', bound - begin.Length - 200)));
        await Task.Delay(TimeSpan.FromMilliseconds(300));
        await stream.WriteAsync(Encoding.Latin1.GetBytes(new string('a', 400)));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadLineAsync() ?? "";
    }

    [Fact]
    public async Task Bomb_IsRefusedBeforeItIsWhole()
    {
        using var zipped = new MemoryStream();
        await using (var gzip = new System.IO.Compression.GZipStream(zipped, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var megabyte = 0; megabyte < 200; megabyte++)
            {
                await gzip.WriteAsync(new byte[1024 * 1024]);
            }
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var content = new ByteArrayContent(zipped.ToArray());
        content.Headers.ContentType = new("application/x-protobuf");
        content.Headers.ContentEncoding.Add("gzip");
        using var refused = await Client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "api/public/otel/v1/traces") { Content = content });

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 100L * 1024 * 1024);
    }
}
