using System.Diagnostics;
using Langfuse.Observe.Client.Tests.Support;

namespace Langfuse.Observe.Client.Tests.Tracing;

[Collection(nameof(PipelineTests))]
public sealed class PipelineTests
{
    private static readonly ActivitySource s_web = new("Test.Web");
    private static readonly ActivitySource s_models = new("OpenAI.ChatClient", "2.0");

    [Fact]
    public async Task Pipeline_ExportsModelSpans_AndNotTheOthers()
    {
        await using var server = RawServer.Start();
        using (var pipeline = new TestPipeline(server))
        {
            using var request = s_web.StartActivity("GET /");
            using var observed = pipeline.Client.StartObservation("answer");
            LangfuseContext.UpdateCurrentTrace(userId: "user-1");
            using var http = s_web.StartActivity("POST");
            using var model = s_models.StartActivity("chat gpt-4o")!;
            model.SetTag("gen_ai.operation.name", "chat").SetTag("gen_ai.usage.input_tokens", 12);
        }

        var spans = Spans.Of(server);
        Assert.Equal(["answer", "chat gpt-4o"], spans.Select(static span => span.Name).Order());
        var answer = spans.Single(static span => span.Name == "answer");
        var chat = spans.Single(static span => span.Name == "chat gpt-4o");
        Assert.Equal((answer.TraceId, answer.SpanId), (chat.TraceId, chat.ParentSpanId));
        Assert.Equal(("OpenAI.ChatClient", "2.0"), (chat.Scope, chat.ScopeVersion));
        Assert.Equal(12L, chat["gen_ai.usage.input_tokens"]);
        Assert.Equal("user-1", chat["user.id"]);
        Assert.Null(chat["langfuse.internal.is_app_root"]);
        Assert.Null(answer.ParentSpanId);
        Assert.Equal(true, answer["langfuse.internal.is_app_root"]);
    }

    [Fact]
    public async Task ModelSpan_WithoutObservationAround_IsTheAppRoot()
    {
        await using var server = RawServer.Start();
        using (var pipeline = new TestPipeline(server))
        {
            using var request = s_web.StartActivity("GET /");
            using var model = s_models.StartActivity("chat");
            using var called = pipeline.Client.StartObservation("tool", ObservationType.Tool);
        }

        var chat = Spans.Of(server).Single(static span => span.Name == "chat");
        var tool = Spans.Of(server).Single(static span => span.Name == "tool");
        Assert.Null(chat.ParentSpanId);
        Assert.Equal(true, chat["langfuse.internal.is_app_root"]);
        Assert.Equal(chat.SpanId, tool.ParentSpanId);
        Assert.Null(tool["langfuse.internal.is_app_root"]);
    }

    [Fact]
    public async Task Filter_OfTheUser_DecidesAlone()
    {
        await using var server = RawServer.Start();
        using (new TestPipeline(server, static options => options.ExportForeignSpan = static activity => activity.DisplayName == "GET /"))
        {
            using var request = s_web.StartActivity("GET /");
            using var chat = s_models.StartActivity("chat");
        }

        Assert.Equal("GET /", Assert.Single(Spans.Of(server)).Name);
    }

    [Fact]
    public async Task Mask_CoversForeignAttributes()
    {
        await using var server = RawServer.Start();
        using (new TestPipeline(server, static options => options.Mask = static (_, text) => text.Replace("s3cr3t", "***", StringComparison.Ordinal)))
        {
            using var chat = s_models.StartActivity("chat")!;
            chat.SetTag("gen_ai.prompt.0.content", "my s3cr3t").SetTag("list", new[] { "s3cr3t" }).SetStatus(ActivityStatusCode.Error, "bad s3cr3t");
            chat.AddEvent(new ActivityEvent("e", tags: new ActivityTagsCollection { ["content"] = "s3cr3t" }));
        }

        var request = Assert.Single(server.Requests);
        Assert.DoesNotContain("s3cr3t", request.Text, StringComparison.Ordinal);
        Assert.Equal("my ***", Assert.Single(Spans.Of(server))["gen_ai.prompt.0.content"]);
    }
}
