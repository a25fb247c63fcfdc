using Langfuse.Observe.Client.Tests.Support;

namespace Langfuse.Observe.Client.Tests.Delivery;

/// <summary>When what was recorded leaves: with the interval, with a full batch or with a flush, and not before.</summary>
public sealed class BatchPaceTests
{
    private const int Rounds = 200;
    private const int PerRound = 400;

    /// <summary>The pump is woken by the first of them, at the very moment in which it goes to rest.</summary>
    [Fact]
    public async Task RecordedInOneGo_LeavesInOneRequest_WhereverThePumpIs()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using var client = server.Client(static options =>
        {
            options.FlushAt = 10 * PerRound;
            options.FlushInterval = TimeSpan.FromMinutes(10);
        });
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < PerRound; i++)
            {
                client.StartTrace("t").End();
            }

            await client.FlushAsync();
        }

        Assert.Equal(Rounds, Spans.Of(server).Count / PerRound);
        Assert.Equal(Rounds, server.Requests.Count);
    }
}
