using Langfuse.Observe.EndToEnd.Tests.Sample;

namespace Langfuse.Observe.EndToEnd.Tests.Listings;

/// <summary>The way from activities by hand to the attribute (<c>samples/FromActivities</c>).</summary>
public sealed class FromActivitiesTests
{
    [Fact]
    public async Task Program_Run_GivesTheSameTraceBeforeOnTheWayAndAfter()
    {
        await using var ran = await AskedServer.RunAsync("FromActivities");

        Assert.Equal("", ran.Run.Error);
        Assert.Equal(0, ran.Run.ExitCode);
        Assert.Equal("""
            AGENT answer
              GENERATION ask
            AGENT answer
              GENERATION ask
            AGENT answer
              GENERATION ask

            """, ran.Trace.Tree());
        Assert.All(ran.Trace.Observations.Where(static observation => StoredTrace.Text(observation, "name") == "ask"), static call =>
        {
            Assert.Equal("gpt-4o-2024-08-06", StoredTrace.Text(call, "providedModelName"));
            Assert.Equal("""{"input":5,"output":2,"total":7}""", call.GetProperty("usageDetails").GetRawText());
            Assert.Contains("Do you ship to Norway?", StoredTrace.Text(call, "input"), StringComparison.Ordinal);
            Assert.Contains("Yes.", StoredTrace.Text(call, "output"), StringComparison.Ordinal);
        });
    }
}
