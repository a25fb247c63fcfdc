using System.Diagnostics;
using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Client.Tests.Tracing;

/// <summary>Spans of other libraries around, inside and below what we record: the usage stands on one of them.</summary>
[Collection(nameof(PipelineTests))]
public sealed class ForeignUsageTests
{
    private static readonly ActivitySource s_web = new("Test.Web");
    private static readonly ActivitySource s_models = new("OpenAI.ChatClient", "2.0");

    [Fact]
    public async Task SpanInsideARecordedCall_IsLeftOut_AndTheCallKeepsItsUsage()
    {
        await using var server = RawServer.Start();
        using (var pipeline = new TestPipeline(server))
        {
            Call(pipeline, mayMakeSeveral: false);
        }

        var spans = Spans.Of(server);
        Assert.Equal(["call", "turn"], spans.Select(static span => span.Name).Order());
        AssertGeneration(spans.Single(static span => span.Name == "call"));
    }

    [Fact]
    public async Task SpanInsideARecordedCall_ThatAFilterSends_HasNoUsage_AndTheCallKeepsItsOwn()
    {
        await using var server = RawServer.Start();
        using (var pipeline = new TestPipeline(server, static options => options.ExportForeignSpan = static _ => true))
        {
            Call(pipeline, mayMakeSeveral: false);
        }

        var spans = Spans.Of(server);
        AssertGeneration(spans.Single(static span => span.Name == "call"));
        AssertNoUsage(spans.Single(static span => span.Name == "chat gpt-4o"));
    }

    [Fact]
    public async Task LayerAroundSeveralCalls_IsAChainWithoutUsage_WhereTheSpanBelowIsSent()
    {
        await using var server = RawServer.Start();
        using (var pipeline = new TestPipeline(server))
        {
            Call(pipeline, mayMakeSeveral: true);
        }

        var spans = Spans.Of(server);
        var layer = spans.Single(static span => span.Name == "call");
        Assert.Equal(("chain", null), (layer["langfuse.observation.type"], layer["langfuse.observation.usage_details"]));
        Assert.Equal(12L, spans.Single(static span => span.Name == "chat gpt-4o")["gen_ai.usage.input_tokens"]);
    }

    [Fact]
    public async Task LayerAroundSeveralCalls_KeepsItsUsage_WhereAFilterLeavesTheSpanBelowOut()
    {
        await using var server = RawServer.Start();
        using (var pipeline = new TestPipeline(server, static options => options.ExportForeignSpan = static _ => false))
        {
            Call(pipeline, mayMakeSeveral: true);
        }

        var spans = Spans.Of(server);
        Assert.Equal(["call", "turn"], spans.Select(static span => span.Name).Order());
        AssertGeneration(spans.Single(static span => span.Name == "call"));
    }

    [Theory]
    [InlineData("gen_ai.operation.name", "chat", "chain")]
    [InlineData("gen_ai.operation.name", "text_completion", "chain")]
    [InlineData("gen_ai.operation.name", "invoke_agent", null)]
    [InlineData("gen_ai.operation.name", "create_agent", null)]
    [InlineData("gen_ai.operation.name", "execute_tool", null)]
    [InlineData("openinference.span.kind", "LLM", "chain")]
    [InlineData("openinference.span.kind", "AGENT", null)]
    [InlineData("openinference.span.kind", "TOOL", null)]
    public async Task SpanAroundSeveralCalls_HasNoUsage_AndIsNoGeneration(string key, string kind, string? type)
    {
        await using var server = RawServer.Start();
        using (new TestPipeline(server))
        {
            using var around = s_models.StartActivity("around")!.SetTag(key, kind).SetTag("gen_ai.usage.input_tokens", 12).SetTag("llm.cost.total", 0.5);
            CallOfOther();
            CallOfOther();
        }

        var spans = Spans.Of(server);
        var outer = spans.Single(static span => span.Name == "around");
        AssertNoUsage(outer);
        Assert.Equal((kind, type), (outer[key], outer["langfuse.observation.type"]));
        Assert.Equal(24, spans.Where(static span => span.Name == "chat gpt-4o").Sum(static span => (long)span["gen_ai.usage.input_tokens"]!));
    }

    [Theory]
    [InlineData("gen_ai.usage.input_tokens")]
    [InlineData("llm.token_count.prompt")]
    [InlineData("llm.cost.total")]
    [InlineData("langfuse.observation.usage_details")]
    [InlineData("langfuse.observation.cost_details")]
    public async Task EveryWordForUsage_CountsForThoseAbove(string key)
    {
        await using var server = RawServer.Start();
        using (new TestPipeline(server))
        {
            using var around = s_models.StartActivity("around")!.SetTag("gen_ai.usage.input_tokens", 12);
            using var called = s_models.StartActivity("chat gpt-4o")!.SetTag(key, 12);
        }

        var spans = Spans.Of(server);
        AssertNoUsage(spans.Single(static span => span.Name == "around"));
        Assert.Equal(12L, spans.Single(static span => span.Name == "chat gpt-4o")[key]);
    }

    [Fact]
    public async Task SpanBelowThatSaysNothingOfUsage_TakesNoneFromThoseAbove()
    {
        await using var server = RawServer.Start();
        using (new TestPipeline(server))
        {
            using var around = s_models.StartActivity("around")!.SetTag("gen_ai.usage.input_tokens", 12);
            using var called = s_models.StartActivity("chat gpt-4o")!.SetTag("gen_ai.operation.name", "chat");
        }

        Assert.Equal(12L, Spans.Of(server).Single(static span => span.Name == "around")["gen_ai.usage.input_tokens"]);
    }

    [Fact]
    public async Task TwoSpansOfOneCall_TheOuterOneCounts()
    {
        await using var server = RawServer.Start();
        using (var pipeline = new TestPipeline(server))
        {
            Call(pipeline, mayMakeSeveral: true, static () =>
            {
                using var around = Around();
                using var http = s_web.StartActivity("POST");
                CallOfOther();
            });
        }

        var spans = Spans.Of(server);
        var (outer, inner) = (spans.Single(static span => span.Name == "around"), spans.Single(static span => span.Name == "chat gpt-4o"));
        Assert.Equal((12L, 8L, null), (outer["gen_ai.usage.input_tokens"], outer["gen_ai.usage.cache_read.input_tokens"], outer["langfuse.observation.type"]));
        AssertNoUsage(inner);
        Assert.Equal(("chain", outer.SpanId), (inner["langfuse.observation.type"], inner.ParentSpanId));
        AssertNoUsage(spans.Single(static span => span.Name == "call"));
    }

    [Fact]
    public async Task ThreeSpansOfOneCall_TheOutermostCounts()
    {
        await using var server = RawServer.Start();
        using (new TestPipeline(server))
        {
            using var around = Around();
            using var between = s_models.StartActivity("between")!.SetTag("gen_ai.operation.name", "chat").SetTag("gen_ai.usage.input_tokens", 12);
            CallOfOther();
        }

        var counted = Spans.Of(server).Where(static span => span["gen_ai.usage.input_tokens"] is not null);
        Assert.Equal("around", Assert.Single(counted).Name);
    }

    [Fact]
    public async Task TwoSpansOfOneCall_TheInnerOneCounts_WhereTheOuterSaysNothingOfUsage()
    {
        await using var server = RawServer.Start();
        using (new TestPipeline(server))
        {
            using var around = s_models.StartActivity("around")!.SetTag("gen_ai.operation.name", "chat");
            CallOfOther();
        }

        var spans = Spans.Of(server);
        Assert.Equal("chain", spans.Single(static span => span.Name == "around")["langfuse.observation.type"]);
        Assert.Equal(12L, spans.Single(static span => span.Name == "chat gpt-4o")["gen_ai.usage.input_tokens"]);
    }

    [Fact]
    public async Task TwoSpansOfOneCall_TheInnerOneCounts_WhereAFilterLeavesTheOuterOut()
    {
        await using var server = RawServer.Start();
        using (new TestPipeline(server, static options => options.ExportForeignSpan = static activity => activity.DisplayName != "around"))
        {
            using var around = Around();
            CallOfOther();
        }

        Assert.Equal(12L, Assert.Single(Spans.Of(server))["gen_ai.usage.input_tokens"]);
    }

    [Fact]
    public async Task SpanBelowOneThatThePipelineDoesNotHear_DoesNotWaitForIt()
    {
        using var elsewhere = new ActivitySource("Anthropic.elsewhere");
        using var listener = new ActivityListener { ShouldListenTo = source => source == elsewhere, Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded };
        ActivitySource.AddActivityListener(listener);
        await using var server = RawServer.Start();
        using (new TestPipeline(server))
        {
            using var around = elsewhere.StartActivity("around")!.SetTag("gen_ai.operation.name", "chat").SetTag("gen_ai.usage.input_tokens", 12);
            CallOfOther();
        }

        Assert.Equal(12L, Assert.Single(Spans.Of(server))["gen_ai.usage.input_tokens"]);
    }

    [Fact]
    public async Task SpanThatEndsAfterTheOneAround_IsSent()
    {
        await using var server = RawServer.Start();
        using (new TestPipeline(server))
        {
            var around = Around();
            var late = s_models.StartActivity("late")!.SetTag("gen_ai.operation.name", "chat").SetTag("gen_ai.usage.input_tokens", 12);
            around.Dispose();
            late.Dispose();
        }

        Assert.Equal(["around", "late"], Spans.Of(server).Select(static span => span.Name).Order());
    }

    private static Activity Around() => s_models.StartActivity("around")!
        .SetTag("gen_ai.operation.name", "chat").SetTag("gen_ai.usage.input_tokens", 12).SetTag("gen_ai.usage.cache_read.input_tokens", 8);

    /// <summary>A call that we record, and within it (if nothing else is said) a span of the library that makes it.</summary>
    private static void Call(TestPipeline pipeline, bool mayMakeSeveral, Action? inside = null)
    {
        using var turn = pipeline.Client.StartObservation("turn");
        var call = ModelCall.Start("call", ObservationType.Generation, mayMakeSeveral)!;
        using (call.Activate())
        {
            (inside ?? CallOfOther)();
        }

        call.End(new Usage(input: 12));
    }

    private static void CallOfOther()
    {
        using var called = s_models.StartActivity("chat gpt-4o")!.SetTag("gen_ai.operation.name", "chat").SetTag("gen_ai.usage.input_tokens", 12);
    }

    private static void AssertGeneration(SpanRecord span)
    {
        Assert.Equal(("call", "generation"), (span.Name, span["langfuse.observation.type"]));
        Assert.Contains("12", (string)span["langfuse.observation.usage_details"]!, StringComparison.Ordinal);
    }

    private static void AssertNoUsage(SpanRecord span) =>
        Assert.DoesNotContain(span.Keys, static key => key.Contains("usage", StringComparison.Ordinal) || key.Contains("cost", StringComparison.Ordinal));
}
