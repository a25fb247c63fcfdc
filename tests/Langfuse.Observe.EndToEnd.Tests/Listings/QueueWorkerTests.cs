using Langfuse.Observe.EndToEnd.Tests.Sample;

namespace Langfuse.Observe.EndToEnd.Tests.Listings;

/// <summary>The worker with a queue (<c>samples/QueueWorker</c>).</summary>
public sealed class QueueWorkerTests
{
    [Fact]
    public async Task Program_Run_ShipsEachOrderInItsTrace_ForItsUser()
    {
        await using var ran = await AskedServer.RunAsync("QueueWorker");

        Assert.Equal("", ran.Run.Error);
        Assert.Equal(0, ran.Run.ExitCode);
        Assert.Contains("shipped: tent", ran.Run.Output, StringComparison.Ordinal);
        Assert.Equal("""
            SPAN place-order
              TOOL ship
            SPAN place-order
              TOOL ship

            """, ran.Trace.Tree());
        foreach (var trace in ran.Trace.Observations.GroupBy(observation => StoredTrace.Text(observation, "traceId")))
        {
            Assert.Equal(2, trace.Count());
            Assert.Single(trace.Select(observation => StoredTrace.Text(observation, "userId")).Distinct(), user => user is "user-1" or "user-2");
        }
    }
}
