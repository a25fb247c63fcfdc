using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json;
using Langfuse.Observe.Integrations.Tests.Support;
using Langfuse.Observe.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Langfuse.Observe.Integrations.Tests.AspNetCore;

public sealed class RequestTests
{
    [Fact]
    public async Task Request_IsATraceNamedAfterItsRoute_WithUserAndSession()
    {
        await using var app = await TestApplication.StartAsync(static app =>
        {
            app.Use(static (context, next) =>
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", "user-7")], "test"));
                return next(context);
            });
            app.UseLangfuse();
            app.MapGet("/items/{id}", static (string id) => Answers.Say(id));
        });
        app.Client.DefaultRequestHeaders.Add("X-Session-Id", "s-1");

        Assert.Equal("hello 42", await app.Client.GetStringAsync(new Uri("/items/42", UriKind.Relative)));

        var trace = app.SingleTrace();
        Assert.Equal(("GET /items/{id}", "user-7", "s-1"), (trace.Name, trace.UserId, trace.SessionId));
        trace.ShouldHaveSpan("Say").Under("GET /items/{id}");
    }

    [Fact]
    public async Task CallersTrace_GoesOn_WithoutAnyLogOrListener()
    {
        await using var app = await TestApplication.StartAsync(static app =>
        {
            app.UseLangfuse();
            app.MapGet("/", static () => "hello");
        });
        app.Client.DefaultRequestHeaders.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        await app.Client.GetStringAsync(new Uri("/", UriKind.Relative));

        Assert.Equal("0af7651916cd43dd8448eb211c80319c", app.SingleTrace().Id);
    }

    [Fact]
    public async Task FailedRequest_IsAnError()
    {
        await using var app = await TestApplication.StartAsync(static app =>
        {
            app.UseLangfuse();
            app.MapGet("/fail", static string () => throw new InvalidOperationException("no stock"));
        });

        using var answer = await app.Client.GetAsync(new Uri("/fail", UriKind.Relative));

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("InvalidOperationException: no stock", app.SingleTrace().ShouldHaveSpan("GET /fail").Observation.StatusMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bodies_AreRecordedByOptInOnly()
    {
        await using var app = await TestApplication.StartAsync(static app =>
        {
            app.UseLangfuse(static options => options.CaptureBodies = true);
            app.MapPost("/chat", static (Question question) => new Question("echo " + question.Text));
        });

        using var answer = await app.Client.PostAsJsonAsync("/chat", new Question("hi"));
        Assert.Equal("echo hi", (await answer.Content.ReadFromJsonAsync<Question>())!.Text);

        var span = app.SingleTrace().ShouldHaveSpan("POST /chat").Observation;
        Assert.Equal("""{"text":"hi"}""", span.Input);
        Assert.Equal("""{"text":"echo hi"}""", span.Output);
    }

    [Fact]
    public async Task HealthChecksAndFeedback_AreNoTraces()
    {
        await using var app = await TestApplication.StartAsync(static app =>
        {
            app.UseLangfuse();
            app.MapHealthChecks("/health");
            app.MapLangfuseFeedback("/feedback");
        });

        Assert.Equal("Healthy", await app.Client.GetStringAsync(new Uri("/health", UriKind.Relative)));
        using var feedback = await app.Client.PostAsJsonAsync("/feedback", new { traceId = new string('a', 32), value = "up" });

        Assert.Equal(HttpStatusCode.Accepted, feedback.StatusCode);
        Assert.Empty(app.Traces());
    }

    [Theory]
    [InlineData("""{"traceId":"short","value":1}""", "traceId")]
    [InlineData("""{"traceId":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","value":2}""", "value")]
    [InlineData("""{"traceId":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}""", "value")]
    [InlineData("""{"traceId":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","value":1,"observationId":"x"}""", "observationId")]
    [InlineData("nonsense", "JSON")]
    [InlineData("null", "JSON")]
    public async Task FeedbackThatIsWrong_IsRefusedWithTheReason(string body, string names)
    {
        await using var app = await TestApplication.StartAsync(static app => app.MapLangfuseFeedback("/feedback"));

        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await app.Client.PostAsync(new Uri("/feedback", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(names, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    internal sealed record Question(string Text);

    private static class Answers
    {
        [Observe]
        public static string Say(string id) => "hello " + id;
    }
}
