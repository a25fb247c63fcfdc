using System.Net;
using System.Text;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Access;

public sealed class ApiKeysTests : ServerTest
{
    private static string Basic(string pair) => Convert.ToBase64String(Encoding.UTF8.GetBytes(pair));

    [Theory]
    [InlineData("pk-lf-local:wrong")]
    [InlineData("sk-lf-local")]
    [InlineData(":")]
    public async Task Request_WithAWrongSecret_Is401WithTheReason(string pair)
    {
        Client.Authorize("Basic", Basic(pair));

        using var response = await Client.ExportAsync(new ProtoSpan());

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Invalid credentials. Confirm that you've configured the correct host.", (string?)(await BodyOf(response))["message"]);
    }

    [Fact]
    public async Task Request_WithoutCredentials_Is401WithTheReason()
    {
        Client.Authorize(null);

        using var response = await Client.TryGetAsync("api/public/traces");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("No authorization header", (string?)(await BodyOf(response))["message"]);
    }

    [Theory]
    [InlineData("Basic", "not base64!")]
    [InlineData("Bearer", "pk-lf-other")]
    [InlineData("Digest", "x")]
    public async Task Request_WithUnusableCredentials_Is401(string scheme, string value)
    {
        Client.Authorize(scheme, value);

        using var response = await Client.TryGetAsync("api/public/projects");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task PublicKeyAlone_MayScore()
    {
        Client.Authorize("Bearer", "pk-lf-local");

        using var score = await Client.PostAsync("api/public/scores", """{"name":"thumb","value":1,"traceId":"t"}""");
        using var batch = await Client.PostAsync("api/public/ingestion",
            """{"batch":[{"id":"e","type":"score-create","timestamp":"2026-01-01T00:00:00Z","body":{"name":"thumb","value":1,"traceId":"t"}},{"id":"l","type":"sdk-log","timestamp":"2026-01-01T00:00:00Z","body":{"log":1}}]}""");

        Assert.Equal(HttpStatusCode.OK, score.StatusCode);
        Assert.Equal(HttpStatusCode.MultiStatus, batch.StatusCode);
        var outcomes = await BodyOf(batch);
        Assert.Equal("e", (string?)outcomes["successes"]![0]!["id"]);
        Assert.Equal(403, (int)outcomes["errors"]![0]!["status"]!);
    }

    [Theory]
    [InlineData("GET", "api/public/traces")]
    [InlineData("GET", "api/public/v3/scores")]
    [InlineData("POST", "api/public/otel/v1/traces")]
    [InlineData("DELETE", "api/public/scores/x")]
    [InlineData("POST", "api/public/media")]
    public async Task PublicKeyAlone_MayNothingElse(string method, string path)
    {
        Client.Authorize("Bearer", "pk-lf-local");

        using var response = await Client.SendAsync(new HttpMethod(method), path);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("ForbiddenError", (string?)(await BodyOf(response))["error"]);
    }
}
