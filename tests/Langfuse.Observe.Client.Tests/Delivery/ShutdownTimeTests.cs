using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Delivery;

namespace Langfuse.Observe.Client.Tests.Delivery;

/// <summary>A flush in vain and the disposal after it share their patience.</summary>
public sealed class ShutdownTimeTests
{
    private static readonly TimeSpan s_whole = TimeSpan.FromSeconds(5);

    private readonly ManualTime _time = new();
    private long _sent;

    [Fact]
    public void WithoutAFlush_ItIsWhole() => Assert.Equal(s_whole, Of().Left);

    [Fact]
    public void AfterAFlushInVain_OneTryIsLeft()
    {
        var shutdown = Of();
        FailedFlush(shutdown, s_whole);

        Assert.True(shutdown.IsInVain);
        Assert.Equal(0.6, shutdown.Left.TotalSeconds);
        _time.Advance(TimeSpan.FromSeconds(0.6));
        Assert.Equal(TimeSpan.Zero, shutdown.Left);
    }

    [Fact]
    public void AfterAShortFlushInVain_TheRestIsLeft()
    {
        var shutdown = Of();
        FailedFlush(shutdown, TimeSpan.FromSeconds(1));

        Assert.Equal(4, shutdown.Left.TotalSeconds);
    }

    [Fact]
    public void LongAfterAFlushInVain_ItIsWholeAgain()
    {
        var shutdown = Of();
        FailedFlush(shutdown, s_whole);
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(3, shutdown.Left.TotalSeconds);

        var later = Of();
        FailedFlush(later, s_whole);
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(s_whole, later.Left);
    }

    [Fact]
    public void ServerThatTookSomethingDuringTheFlush_HasTheWholeTime()
    {
        var shutdown = Of();
        var began = _time.GetTimestamp();
        _time.Advance(s_whole);
        _sent = 10;
        shutdown.FlushFailed(began, sentBefore: 3);

        Assert.False(shutdown.IsInVain);
        Assert.Equal(s_whole, shutdown.Left);
    }

    [Fact]
    public void ServerThatIsBack_HasTheWholeTime()
    {
        var shutdown = Of();
        FailedFlush(shutdown, s_whole);
        _ = shutdown.Left;
        _time.Advance(TimeSpan.FromSeconds(0.5));
        _sent++;

        Assert.False(shutdown.IsInVain);
        Assert.Equal(4.5, shutdown.LeftInFull.TotalSeconds);
    }

    [Fact]
    public void TimeOfTheHostsStop_CountsForTheDisposal()
    {
        var shutdown = Of();
        Assert.Equal(s_whole, shutdown.Left);
        FailedFlush(shutdown, s_whole);

        Assert.Equal(TimeSpan.Zero, shutdown.Left);
    }

    [Fact]
    public async Task DisposalAfterAFlushInVain_StillCountsAndKeeps()
    {
        using var port = new ClosedPort();
        await using var client = RawClients.At(port.BaseUrl, static options => options.ShutdownTimeout = TimeSpan.FromSeconds(1));
        client.StartTrace("before").End();
        Assert.Equal(1, (await client.FlushAsync()).Pending);
        client.StartTrace("after").End();
        await client.DisposeAsync();

        Assert.Equal((2, 0), (client.Delivery.DroppedFor(DropReason.Shutdown), client.Delivery.Pending));
    }

    [Fact]
    public async Task DisposalAfterAFlushInVain_DeliversWhenTheServerIsBack()
    {
        using var port = new ClosedPort();
        var client = RawClients.At(port.BaseUrl);
        for (var i = 0; i < 2_000; i++)
        {
            client.StartTrace("t").End();
        }

        Assert.Equal(2_000, (await client.FlushAsync(TimeSpan.FromSeconds(1))).Pending);
        await using var server = port.Open(RawAnswer.AcceptAll);
        await client.DisposeAsync();

        Assert.Equal((2_000, 0), (client.Delivery.Sent, client.Delivery.Dropped));
    }

    private ShutdownTime Of() => new(s_whole, () => _sent, _time);

    private void FailedFlush(ShutdownTime shutdown, TimeSpan duration)
    {
        var began = _time.GetTimestamp();
        _time.Advance(duration);
        shutdown.FlushFailed(began, _sent);
    }
}
