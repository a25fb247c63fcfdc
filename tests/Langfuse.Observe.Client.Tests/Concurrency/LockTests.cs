using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Client.Tests.Concurrency;

public sealed class LockTests
{
    /// <summary>What users can reach they may lock: an observation, its client, what the client says of the delivery.</summary>
    [Fact]
    public async Task ObjectsThatUsersHold_LockedByThem_StopNothing()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using var client = server.Client();
        var observation = client.StartSpan("locked");
        observation.Update(input: "x");
        object[] reachable = [observation, client, client.Delivery, client.Scores];
        using var isFlushed = new ManualResetEventSlim();
        var locking = new Thread(() =>
        {
            Array.ForEach(reachable, Monitor.Enter);
            isFlushed.Wait(Patience.Time);
            Array.ForEach(reachable, Monitor.Exit);
        });
        locking.Start();
        observation.Update(output: "y");
        observation.End();
        var result = await client.FlushAsync().WaitAsync(Patience.Time);
        isFlushed.Set();
        locking.Join();

        Assert.Equal((1, 0), (result.Sent, result.Pending));
        Assert.Equal("y", Assert.Single(Spans.Of(server))["langfuse.observation.output"]);
    }
}
