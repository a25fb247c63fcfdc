using System.Net;
using System.Text;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Hosting;

public sealed class LoopbackGuardTests : ServerTest
{
    [Theory]
    [InlineData("evil.example", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1.evil.example", HttpStatusCode.Forbidden)]
    [InlineData("10.0.0.7", HttpStatusCode.Forbidden)]
    [InlineData("localhost:4319", HttpStatusCode.OK)]
    [InlineData("127.0.0.1:9999", HttpStatusCode.OK)]
    [InlineData("[::1]:4319", HttpStatusCode.OK)]
    public async Task Request_ForAHost_IsServedOnlyWhenItIsThisMachine(string host, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/local/counts");
        request.Headers.Host = host;

        using var response = await Client.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://localhost:3000")]
    [InlineData("null")]
    public async Task Read_FromAnotherOrigin_IsRefusedAndNotReadable(string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/public/traces");
        request.Headers.Add("Origin", origin);

        using var response = await Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Read_FromThePageItself_IsServed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/local/counts");
        request.Headers.Add("Origin", Server.BaseUrl.GetLeftPart(UriPartial.Authority));

        using var response = await Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Read_ThatABrowserCallsCrossSite_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/local/counts");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        using var response = await Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Score_FromALocalWebApplication_IsAllowedWithItsPreflight()
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "api/public/scores");
        preflight.Headers.Add("Origin", "http://localhost:3000");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        using var allowed = await Client.SendAsync(preflight);
        Assert.Equal(HttpStatusCode.NoContent, allowed.StatusCode);
        Assert.Equal("http://localhost:3000", allowed.Headers.GetValues("Access-Control-Allow-Origin").Single());

        Client.Authorize("Bearer", "pk-lf-local");
        using var post = new HttpRequestMessage(HttpMethod.Post, "api/public/scores")
        {
            Content = new StringContent("""{"name":"thumb","value":1,"dataType":"BOOLEAN","traceId":"t"}""", Encoding.UTF8, "application/json"),
        };
        post.Headers.Add("Origin", "http://localhost:3000");
        using var scored = await Client.SendAsync(post);
        Assert.Equal(HttpStatusCode.OK, scored.StatusCode);
    }

    [Fact]
    public async Task Score_FromAnotherWebsite_IsRefused()
    {
        using var post = new HttpRequestMessage(HttpMethod.Post, "api/public/scores") { Content = new StringContent("{}") };
        post.Headers.Add("Origin", "https://evil.example");

        using var response = await Client.SendAsync(post);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }
}
