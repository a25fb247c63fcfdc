using System.Net;

namespace Langfuse.Observe.Server.Tests.Access;

/// <summary>The page of a server without a login manages it; nobody else gets in by its header.</summary>
public sealed class PageOwnerTests
{
    [Theory]
    [InlineData(false, null, HttpStatusCode.OK)]
    [InlineData(true, null, HttpStatusCode.Unauthorized)]
    [InlineData(false, "https://evil.example.com", HttpStatusCode.Forbidden)]
    public async Task PageHeader_LetsOnlyTheMachineItselfIn(bool login, string? origin, HttpStatusCode expected)
    {
        await using var server = await LangfuseLocalServer.StartAsync(login ? new() { RequireLogin = true, FirstUserPassword = "correct horse battery" } : new());
        using var http = new HttpClient { BaseAddress = server.BaseUrl };
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/public/projects/local/apiKeys") { Headers = { { "x-langfuse-observe-page", "1" } } };
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var answer = await http.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task WithoutTheHeader_KeysAreAsked()
    {
        await using var server = await LangfuseLocalServer.StartAsync();
        using var http = new HttpClient { BaseAddress = server.BaseUrl };
        using var answer = await http.GetAsync("api/public/projects/local/apiKeys");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }
}
