using Langfuse.Observe.EndToEnd.Tests.Sample;

namespace Langfuse.Observe.EndToEnd.Tests.Listings;

/// <summary>The samples that call a model through a library, on the stand-in that they bring along.</summary>
public sealed class ModelSampleTests
{
    [Fact]
    public async Task ToolAgent_Run_HangsEachToolUnderTheGenerationThatAskedForIt()
    {
        await using var ran = await RunAsync("ToolAgent");
        var trace = ran.Trace;

        Assert.Equal("Your 120 are on the way back.", ran.Run.Output.Trim());
        Assert.Equal("""
            AGENT support-agent
              GENERATION chat gpt-4o-mini
              GENERATION chat gpt-4o-mini
                TOOL find_order
              GENERATION chat gpt-4o-mini
                TOOL refund

            """, trace.Tree());
        Assert.All(trace.Observations, static observation => Assert.Equal("user-1", StoredTrace.Text(observation, "userId")));
        Assert.Equal("""{"number":7}""", StoredTrace.Text(trace.Named("find_order"), "input"));
        Assert.Equal("\"refunded 120 for order 7\"", StoredTrace.Text(trace.Named("refund"), "output"));
        Assert.Equal(ran.Run.Output.Trim(), StoredTrace.Text(trace.Named("support-agent"), "output"));
        CountsEachCall(trace);
    }

    [Fact]
    public async Task AgentWorkflow_Run_IsOneTraceOfBothAgentsCalls()
    {
        await using var ran = await RunAsync("AgentWorkflow");

        Assert.Contains("The tent folds itself.", ran.Run.Output, StringComparison.Ordinal);
        Assert.Equal("""
            AGENT newsroom
              GENERATION chat gpt-4o-mini
              GENERATION chat gpt-4o-mini

            """, ran.Trace.Tree());
        Assert.Contains(ran.Trace.Observations, static observation => StoredTrace.Text(observation, "input")?.Contains("Shorten the notice.", StringComparison.Ordinal) == true);
        CountsEachCall(ran.Trace);
    }

    [Fact]
    public async Task SemanticKernelPlugin_Run_HasTheKernelsCallsAndThePluginsFunction()
    {
        await using var ran = await RunAsync("SemanticKernelPlugin");

        Assert.Equal("Done: the light in the kitchen is on.", ran.Run.Output.Trim());
        Assert.Equal("""
            AGENT assistant
              GENERATION chat gpt-4o-mini
              GENERATION chat gpt-4o-mini
              TOOL switch_light

            """, ran.Trace.Tree());
        Assert.Equal("""{"room":"kitchen","on":true}""", StoredTrace.Text(ran.Trace.Named("switch_light"), "input"));
        CountsEachCall(ran.Trace);
    }

    [Theory]
    [InlineData("ToolAgent")]
    [InlineData("AgentWorkflow")]
    [InlineData("SemanticKernelPlugin")]
    public async Task Program_WithoutLangfusesKeys_AnswersTheSame(string sample)
    {
        await using var ran = await RunAsync(sample);
        var alone = await SampleProcess.RunSampleAsync(sample, environment: null);

        Assert.Equal((0, ran.Run.Output), (alone.ExitCode, alone.Output));
        Assert.Contains("LANGFUSE_PUBLIC_KEY", alone.Error, StringComparison.Ordinal);
    }

    // Each call of the model, and nothing else, has what it used.
    private static void CountsEachCall(StoredTrace trace) => Assert.All(trace.Observations, static observation =>
        Assert.Equal(
            StoredTrace.Text(observation, "type") == "GENERATION",
            observation.GetProperty("usageDetails").TryGetProperty("total", out var total) && total.GetInt64() > 0));

    private static async Task<AskedServer> RunAsync(string sample)
    {
        var ran = await AskedServer.RunAsync(sample);
        Assert.Equal("", ran.Run.Error);
        Assert.Equal(0, ran.Run.ExitCode);
        return ran;
    }
}
