using Langfuse.Observe.EndToEnd.Tests.Sample;

namespace Langfuse.Observe.EndToEnd.Tests.RagPipeline;

/// <summary>The same pipeline with a language model behind it, here a service that speaks OpenAI's wire format.</summary>
public sealed class OpenAIAnswerTests
{
    private static readonly string[] s_pieces = ["You can return", " items within", " 60 days", " [1]."];

    [Fact]
    public async Task Answer_Streamed_IsPrintedAndRecordedWithTheServicesModelAndUsage()
    {
        await using var service = await FakeOpenAI.StartAsync(s_pieces);
        await using var asked = await AskedServer.AskAsync(service.Environment);

        Assert.Equal("", asked.Run.Error);
        Assert.Equal(0, asked.Run.ExitCode);
        Assert.Contains("You can return items within 60 days [1].", asked.Run.Output, StringComparison.Ordinal);
        var generation = asked.Trace.Named("answer");
        Assert.Equal("GENERATION", StoredTrace.Text(generation, "type"));
        Assert.Equal("test-model-2025-01-01", StoredTrace.Text(generation, "providedModelName"));
        Assert.Equal("You can return items within 60 days [1].", StoredTrace.Text(generation, "output"));
        Assert.Equal(400, generation.GetProperty("modelParameters").GetProperty("max_completion_tokens").GetInt32());
        var usage = generation.GetProperty("usageDetails").EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetInt64());
        Assert.Equal(300, usage["input"]);
        Assert.Equal(21, usage["input_cached_tokens"]);
        Assert.Equal(40, usage["output"]);
        Assert.Equal(5, usage["output_reasoning_tokens"]);
        Assert.Equal(366, usage["total"]);
        Assert.False(generation.GetProperty("metadata").TryGetProperty("usage_estimated", out _));
    }

    [Fact]
    public async Task Request_ToTheService_AsksForAStreamWithUsageAndHoldsThePassages()
    {
        await using var service = await FakeOpenAI.StartAsync(s_pieces);
        await using var asked = await AskedServer.AskAsync(service.Environment, "How long is the warranty on a tent?");

        Assert.Equal(1, service.Calls);
        Assert.Equal("Bearer sk-test", service.Authorization);
        Assert.Equal("test-model", service.Request.GetProperty("model").GetString());
        Assert.True(service.Request.GetProperty("stream").GetBoolean());
        Assert.True(service.Request.GetProperty("stream_options").GetProperty("include_usage").GetBoolean());
        var messages = service.Request.GetProperty("messages").EnumerateArray().ToList();
        Assert.Equal(["system", "user"], messages.Select(message => message.GetProperty("role").GetString()!));
        Assert.Contains("Tents and backpacks: warranty 5 years", messages[1].GetProperty("content").ToString(), StringComparison.Ordinal);
        Assert.EndsWith("Question: How long is the warranty on a tent?", messages[1].GetProperty("content").ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "OPENAI_API_KEY")]
    [InlineData(429, "limits of your account")]
    [InlineData(500, "try again later")]
    public async Task Service_ThatRefuses_IsExplainedAndTheTraceKeepsTheError(int status, string cure)
    {
        await using var service = await FakeOpenAI.StartAsync(status: status);
        await using var asked = await AskedServer.AskAsync(service.Environment);

        Assert.Equal(1, asked.Run.ExitCode);
        Assert.Contains($"(HTTP {status})", asked.Run.Error, StringComparison.Ordinal);
        Assert.Contains(cure, asked.Run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", asked.Run.Error, StringComparison.Ordinal);
        Assert.All(new[] { "AnswerAsync", "answer" }, name =>
        {
            var failed = asked.Trace.Named(name);
            Assert.Equal("ERROR", StoredTrace.Text(failed, "level"));
            Assert.StartsWith("ClientResultException: ", StoredTrace.Text(failed, "statusMessage"), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Service_ThatIsNotThere_IsExplained()
    {
        var run = await SampleProcess.RunAsync(new Dictionary<string, string>
        {
            // The discard port: nothing listens there.
            ["OPENAI_API_KEY"] = "sk-test", ["OPENAI_BASE_URL"] = "http://127.0.0.1:9/v1",
        });

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("OPENAI_BASE_URL", run.Error, StringComparison.Ordinal);
        Assert.Contains("ERROR", run.Output, StringComparison.Ordinal);
    }
}
