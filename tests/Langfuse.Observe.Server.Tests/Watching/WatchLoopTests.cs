using Langfuse.Observe.LocalServer.Alerts;
using Langfuse.Observe.LocalServer.Hosting;
using Langfuse.Observe.LocalServer.Model;
using Langfuse.Observe.LocalServer.Policies;
using Langfuse.Observe.LocalServer.Storage;
using Langfuse.Observe.LocalServer.Storage.Sql;
using Langfuse.Observe.LocalServer.Watching;
using Langfuse.Observe.Server.Tests.Support;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Server.Tests.Watching;

/// <summary>How often a server looks that has nothing to do: counts, by a clock that is moved by hand.</summary>
public sealed class WatchLoopTests
{
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(0.5);

    private readonly ManualClock _clock = new();
    private readonly StoreChanges _changes = new();
    private Activity _found;

    // Moves the clock step by step, so that each timer fires in its turn, and waits until the loop waits again.
    private async Task PassAsync(double seconds)
    {
        for (var passed = 0.0; passed < seconds; passed += 0.25)
        {
            _clock.Advance(TimeSpan.FromSeconds(0.25));
            await SettleAsync();
        }
    }

    private async Task SettleAsync()
    {
        for (var (calm, looks) = (0, _changes.Looks); calm < 20; looks = _changes.Looks)
        {
            await Task.Delay(1);
            calm = looks == _changes.Looks && _clock.Waiting > 0 ? calm + 1 : 0;
        }
    }

    private async Task RunAsync(Activity found, Func<Task> test)
    {
        _found = found;
        using var stop = new CancellationTokenSource();
        var loop = new WatchLoop(_changes, _clock).RunAsync(_ => Task.FromResult(_found), s_rest, stop.Token);
        await SettleAsync();
        await test();
        await stop.CancelAsync();
        await loop;
    }

    [Fact]
    public Task Nothing_IsLookedForOnlyOnceInAWhile_WhateverIsWritten() => RunAsync(Activity.Nothing, async () =>
    {
        for (var second = 0; second < 29; second++)
        {
            _changes.Wrote();
            await PassAsync(1);
        }

        Assert.Equal(1, _changes.Looks);
        await PassAsync(2);
        Assert.Equal(2, _changes.Looks);
    });

    [Fact]
    public Task Nothing_IsLookedForAtOnce_WhenSomethingIsSet() => RunAsync(Activity.Nothing, async () =>
    {
        await PassAsync(5);
        _changes.Set();
        await SettleAsync();

        Assert.Equal(2, _changes.Looks);
    });

    [Fact]
    public Task Watched_IsLookedForLessAndLess_AndAtOnceAfterAChange() => RunAsync(Activity.Watching, async () =>
    {
        // After 0.5, 1, 2, 2, 2, ... seconds.
        await PassAsync(60);
        Assert.InRange(_changes.Looks, 29, 33);

        var before = _changes.Looks;
        await PassAsync(1);
        _changes.Wrote();
        await SettleAsync();
        Assert.InRange(_changes.Looks - before, 1, 2);
    });

    [Fact]
    public Task Watched_IsLookedForOnceInEachRest_HoweverMuchIsWritten() => RunAsync(Activity.Watching, async () =>
    {
        for (var quarter = 0; quarter < 40; quarter++)
        {
            _changes.Wrote();
            _changes.Wrote();
            await PassAsync(0.25);
        }

        Assert.InRange(_changes.Looks, 15, 22);
    });

    [Fact]
    public async Task Work_IsGoneOnWithAtOnce()
    {
        using var stop = new CancellationTokenSource();
        var left = 50;
        var loop = new WatchLoop(_changes, _clock).RunAsync(_ => Task.FromResult(--left > 0 ? Activity.Working : Activity.Nothing), s_rest, stop.Token);
        await SettleAsync();

        Assert.Equal(50, _changes.Looks);
        await stop.CancelAsync();
        await loop;
    }

    [Fact]
    public async Task Server_WithoutRulesAlertsAndPolicies_DoesNotLookWhenTracesCome_AndDoesOnceAnAlertIsSet()
    {
        await using var host = await ServerHost.StartAsync(new LangfuseLocalServerOptions(), CancellationToken.None);
        await Patience.UntilAsync(() => host.Store.Told.Looks >= 6);
        var before = host.Store.Told.Looks;

        for (var number = 0; number < 30; number++)
        {
            await host.Store.WriteAsync("local", [new Observation { TraceId = $"t{number}", Id = "o", StartUs = 1, EndUs = 2 }], CancellationToken.None);
            await Task.Delay(50);
        }

        // Each of the six may have looked once more for what the start has set.
        Assert.InRange(host.Store.Told.Looks - before, 0, 6);
        before = host.Store.Told.Looks;
        await new SqlCatalogue(host.Store).WriteAsync(_ => true);
        await Patience.UntilAsync(() => host.Store.Told.Looks >= before + 6);
    }
}
