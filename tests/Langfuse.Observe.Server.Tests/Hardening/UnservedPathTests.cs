using System.Net;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Hardening;

public sealed class UnservedPathTests : ServerTest
{
    [Theory]
    [InlineData("GET", "api/public/no-such-thing", HttpStatusCode.NotFound, "LangfuseNotFoundError")]
    [InlineData("POST", "api/unknown", HttpStatusCode.NotFound, "LangfuseNotFoundError")]
    [InlineData("GET", "api/public/scim/Users", HttpStatusCode.NotImplemented, "NotImplementedError")]
    [InlineData("PUT", "api/public/integrations/blob-storage", HttpStatusCode.NotImplemented, "NotImplementedError")]
    [InlineData("PUT", "api/public/traces", HttpStatusCode.MethodNotAllowed, "MethodNotAllowedError")]
    [InlineData("PATCH", "api/public/v2/prompts", HttpStatusCode.MethodNotAllowed, "MethodNotAllowedError")]
    public async Task Path_ThatIsNotServed_AnswersInJson(string method, string path, HttpStatusCode expected, string error)
    {
        using var response = await Client.SendAsync(new HttpMethod(method), path);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        var body = await BodyOf(response);
        Assert.Equal(error, (string?)body["error"]);
        Assert.Contains(path, (string?)body["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filter_OnWhatIsNoField_NamesTheFieldsThereAre()
    {
        using var response = await Client.TryGetAsync("""api/public/traces?filter=[{"type":"string","column":"colour","operator":"=","value":"red"}]""");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync();
        Assert.Contains("'colour' is not a field of this list", text, StringComparison.Ordinal);
        Assert.Contains("sessionId", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'; DROP TABLE traces; --")]
    [InlineData("a' OR '1'='1")]
    [InlineData("%_\\")]
    public async Task Filter_WithSqlInIt_IsOnlyText(string value)
    {
        using var sent = await Client.ExportAsync(new ProtoSpan { Attributes = { ["langfuse.observation.metadata.k"] = value, ["user.id"] = value, ["langfuse.trace.tags"] = new[] { value } } }, new ProtoSpan { TraceId = Ids.Trace(2), SpanId = Ids.Span(2) });

        foreach (var (type, column, comparison, given, key) in ((string, string, string, string, string?)[])
        [
            ("string", "userId", "=", Quote(value), null), ("string", "userId", "contains", Quote(value), null), ("string", "userId", "starts with", Quote(value), null),
            ("stringOptions", "userId", "any of", $"[{Quote(value)}]", null), ("arrayOptions", "tags", "all of", $"[{Quote(value)}]", null), ("stringObject", "metadata", "=", Quote(value), "k"),
        ])
        {
            var filter = $$"""[{"type":"{{type}}","column":"{{column}}","operator":"{{comparison}}","value":{{given}}{{(key is null ? "" : $",\"key\":\"{key}\"")}}}]""";
            var found = await Client.GetAsync("api/public/traces?filter=" + Uri.EscapeDataString(filter));
            Assert.Equal(Ids.Trace(1), (string?)found["data"]!.AsArray().Single()!["id"]);
        }
    }

    private static string Quote(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
