using Langfuse.Observe.EndToEnd.Tests.Sample;

namespace Langfuse.Observe.EndToEnd.Tests.Listings;

/// <summary>The second listing of the documentation, as a program of its own (<c>samples/ByHand</c>).</summary>
public sealed class ByHandTests
{
    [Fact]
    public async Task Program_Run_GivesTheTraceItBuilds()
    {
        await using var ran = await AskedServer.RunAsync("ByHand");
        var trace = ran.Trace;

        Assert.Equal("", ran.Run.Error);
        Assert.Equal(0, ran.Run.ExitCode);
        Assert.Contains("sent 6, pending 0, dropped 0, last error none", ran.Run.Output, StringComparison.Ordinal);
        Assert.Equal("""
            SPAN support-ticket
              EVENT cache-miss
              GENERATION answer-generation
              SPAN knowledge-retrieval
              TOOL reindex

            """, trace.Tree());

        var root = trace.Named("support-ticket");
        Assert.Equal("user-789", StoredTrace.Text(root, "userId"));
        Assert.Equal("T-1234", StoredTrace.Text(root.GetProperty("metadata"), "ticket_id"));
        Assert.Equal("How do I get a refund?", StoredTrace.Text(root, "input"));
        Assert.Equal("Within 30 days, with the printed label.", StoredTrace.Text(root, "output"));
        var usage = trace.Named("answer-generation").GetProperty("usageDetails");
        Assert.Equal([150, 45, 20], new[] { "input", "output", "input_cached_tokens" }.Select(kind => usage.GetProperty(kind).GetInt32()));
        Assert.Equal(0.004m, trace.Named("answer-generation").GetProperty("totalCost").GetDecimal());
        Assert.Equal(0.9, Assert.Single(trace.Scores).GetProperty("value").GetDouble());
    }
}
