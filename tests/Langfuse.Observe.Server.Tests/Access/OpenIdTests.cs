using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Langfuse.Observe.Server.Tests.Access;

/// <summary>The login by OpenID Connect, with a provider that answers over sockets as real ones do.</summary>
public sealed class OpenIdTests : IAsyncLifetime
{
    private WebApplication _provider = null!;
    private JsonObject _claims = null!;
    private string _challenge = "";
    private string _form = "";

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        _provider = builder.Build();
        _provider.Urls.Add("http://127.0.0.1:0");
        _provider.MapGet("/team/.well-known/openid-configuration", () => Results.Text(
            $$"""{"issuer":"{{Address}}","authorization_endpoint":"{{Address}}/authorize","token_endpoint":"{{Address}}/token"}""", "application/json"));
        _provider.MapPost("/team/token", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            _form = await reader.ReadToEndAsync();
            return Results.Text($$"""{"access_token":"a","id_token":"{{Token()}}"}""", "application/json");
        });
        await _provider.StartAsync();
        _claims = new JsonObject
        {
            ["iss"] = Address, ["aud"] = "langfuse", ["sub"] = "1", ["email"] = "ada@example.com", ["email_verified"] = true, ["name"] = "Ada",
            ["exp"] = DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds(),
        };
    }

    public async Task DisposeAsync() => await _provider.DisposeAsync();

    private string Address => _provider.Urls.First() + "/team";

    private string Token() => $"e30.{Base64(_claims.ToJsonString())}.c2ln";

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private Task<LangfuseLocalServer> StartAsync(string? newUserRole) => LangfuseLocalServer.StartAsync(new LangfuseLocalServerOptions
    {
        RequireLogin = true, FirstUserPassword = "a first password", OpenId = new() { Authority = new Uri(Address), ClientId = "langfuse", ClientSecret = "s", NewUserRole = newUserRole },
    });

    /// <summary>To the provider and back; gives the answer to the way back.</summary>
    private async Task<HttpResponseMessage> LoginAsync(LoginTests.Person person, string? state = null)
    {
        using var started = await person.SendAsync(HttpMethod.Get, "login/openid");
        Assert.Equal(HttpStatusCode.Redirect, started.StatusCode);
        var query = HttpUtility.ParseQueryString(started.Headers.Location!.Query);
        Assert.Equal(("code", "langfuse", "S256"), (query["response_type"], query["client_id"], query["code_challenge_method"]));
        _challenge = query["code_challenge"]!;
        _claims["nonce"] ??= query["nonce"];
        return await person.SendAsync(HttpMethod.Get, $"login/openid/callback?code=c&state={state ?? query["state"]}");
    }

    [Fact]
    public async Task Person_OfTheProvider_IsLoggedIn_WithTheRoleForNewPeople()
    {
        await using var server = await StartAsync("VIEWER");
        using var person = new LoginTests.Person(server.BaseUrl);

        using var back = await LoginAsync(person);
        await person.ReadSessionAsync();

        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        Assert.Equal(("ada@example.com", "Ada", "VIEWER"), ((string)person.Session["user"]!["email"]!, (string)person.Session["user"]!["name"]!, (string)person.Session["projects"]![0]!["role"]!));
        var form = HttpUtility.ParseQueryString(_form);
        var verifier = System.Security.Cryptography.SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"]!));
        Assert.Equal(_challenge, Convert.ToBase64String(verifier).TrimEnd('=').Replace('+', '-').Replace('/', '_'));
        Assert.Equal(("s", $"{server.BaseUrl.GetLeftPart(UriPartial.Authority)}/login/openid/callback"), (form["client_secret"], form["redirect_uri"]));
    }

    [Fact]
    public async Task Stranger_IsNotLetIn_WhereOnlyMembersAre()
    {
        await using var server = await StartAsync(null);
        using var person = new LoginTests.Person(server.BaseUrl);

        using var back = await LoginAsync(person);

        Assert.Equal(HttpStatusCode.Forbidden, back.StatusCode);
        Assert.Contains("no member here", await back.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("aud", "\"other\"")]
    [InlineData("iss", "\"https://evil.example\"")]
    [InlineData("nonce", "\"stolen\"")]
    [InlineData("exp", "1")]
    [InlineData("email_verified", "false")]
    [InlineData("email", "\"\"")]
    public async Task Token_ThatDoesNotVouchForThisLogin_IsRefused(string claim, string value)
    {
        await using var server = await StartAsync("OWNER");
        using var person = new LoginTests.Person(server.BaseUrl);
        _claims[claim] = JsonNode.Parse(value);

        using var back = await LoginAsync(person);

        Assert.Equal(HttpStatusCode.BadGateway, back.StatusCode);
    }

    [Fact]
    public async Task WayBack_OfAnotherLogin_IsRefused()
    {
        await using var server = await StartAsync("OWNER");
        using var person = new LoginTests.Person(server.BaseUrl);

        using var back = await LoginAsync(person, state: "other");

        Assert.Equal(HttpStatusCode.Unauthorized, back.StatusCode);
    }
}
