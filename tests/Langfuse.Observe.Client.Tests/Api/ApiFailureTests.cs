using Langfuse.Observe.Client.Tests.Support;

namespace Langfuse.Observe.Client.Tests.Api;

public sealed class ApiFailureTests
{
    [Theory]
    [InlineData(401, """{"message":"Invalid credentials. Confirm that you've configured the correct host."}""", "LANGFUSE_SECRET_KEY", null)]
    [InlineData(403, """{"message":"Forbidden","error":"ForbiddenError"}""", "may not do this", "ForbiddenError")]
    [InlineData(404, """{"message":"Dataset not found","error":"LangfuseNotFoundError"}""", "Dataset not found", "LangfuseNotFoundError")]
    [InlineData(409, """{"message":"Item belongs to another dataset","error":"LangfuseConflictError"}""", "another dataset", "LangfuseConflictError")]
    [InlineData(413, "Body exceeded 1mb limit", "Send less", null)]
    [InlineData(422, """{"message":"Too heavy","error":"Request timed out"}""", "Too heavy", null)]
    [InlineData(400, """{"message":"Invalid request data","error":[{"code":"too_small","path":["name"],"message":"Required"}]}""", "name: Required", null)]
    [InlineData(429, """{"message":"Rate limit exceeded","code":"rate_limited","details":{}}""", "ask less often", "rate_limited")]
    [InlineData(308, "", "address that it leads to", null)]
    [InlineData(501, "", "(no body)", null)]
    public async Task Refusal_SaysWhatAndTheCure(int status, string body, string expected, string? code)
    {
        await using var server = RawServer.Start(_ => RawAnswer.Status(status, body, "x-request-id: r-1\r\n"));
        await using var client = server.Client(static options => options.ApiRetries = 0);

        var refused = await Assert.ThrowsAsync<LangfuseException>(() => client.Api.Datasets.GetAsync("golden"));

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        Assert.Contains("/api/public/v2/datasets/golden", refused.Message, StringComparison.Ordinal);
        Assert.Equal((status, code, "r-1", body), ((int)refused.StatusCode!, refused.Code, refused.RequestId, refused.Body));
    }

    [Theory]
    [InlineData("<html>Welcome</html>")]
    [InlineData("")]
    [InlineData("[1,2")]
    [InlineData("null")]
    public async Task AnswerThatIsNoJson_IsAnErrorThatNamesTheAddress(string body)
    {
        await using var server = RawServer.Start(_ => RawAnswer.Status(200, body));
        await using var client = server.Client();

        var refused = await Assert.ThrowsAsync<LangfuseException>(() => client.Api.Datasets.GetAsync("golden"));

        Assert.Contains("LANGFUSE_BASE_URL", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PassingTrouble_IsTriedAgain_AfterTheTimeThatTheServerAsks()
    {
        var answers = new Queue<RawAnswer>([RawAnswer.Status(429, "{}", "Retry-After: 1\r\n"), RawAnswer.Status(502, ""), RawAnswer.Status(200, """{"id":"d","name":"golden"}""")]);
        await using var server = RawServer.Start(_ => answers.Dequeue());
        await using var client = server.Client();

        Assert.Equal("d", (await client.Api.Datasets.GetAsync("golden")).Id);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task CancelledCall_IsCancelled()
    {
        await using var server = RawServer.Start(static _ => RawAnswer.Never);
        await using var client = server.Client();
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Api.Datasets.GetAsync("golden", stop.Token));
    }

    [Fact]
    public async Task NoServer_SaysSo()
    {
        await using var client = LangfuseClient.Start("api-no-server", static options =>
        {
            (options.BaseUrl, options.PublicKey, options.SecretKey, options.ApiRetries) = (new Uri("http://127.0.0.1:9"), "pk", "sk", 0);
        });

        var refused = await Assert.ThrowsAsync<LangfuseException>(() => client.Api.Projects.ListAsync());

        Assert.Null(refused.StatusCode);
        Assert.Contains("that the server runs", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsNotKnownYet_IsKept()
    {
        await using var server = RawServer.Start(static _ => RawAnswer.Status(
            200, """{"data":[{"id":"s1","name":"n","dataType":"A_KIND_OF_TOMORROW","value":{"x":1},"source":"ROBOT","newField":[1]}],"meta":{"cursor":null}}"""));
        await using var client = server.Client();

        var score = Assert.Single(await client.Api.Scores.ListAsync(new() { Limit = 10 }).ToListAsync());

        Assert.Equal(("ROBOT", "[1]"), (score.Source.ToString(), score.AdditionalProperties!["newField"].GetRawText()));
    }
}
