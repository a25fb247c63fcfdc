using System.Runtime.CompilerServices;
using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Client.Tests.Recording;

/// <summary>An observation is sent when it ends. What was started by hand and never ends is named in the log.</summary>
public sealed class NeverEndedTests
{
    private readonly string _name = "open-" + Guid.NewGuid().ToString("N");

    [Fact]
    public async Task OpenAtDisposal_IsNamedWithItsIdsAndTheCure()
    {
        await using var server = RawServer.Start();
        var client = server.Client();
        var open = client.StartObservation(_name, current: false);
        await client.FlushAsync();
        Assert.Empty(Said());

        await client.DisposeAsync();

        var said = Assert.Single(Said());
        Assert.Equal(SelfLogLevel.Warning, said.Level);
        Assert.Contains($"'{_name}' (trace {open.TraceId}, observation {open.Id}, started ", said.Message, StringComparison.Ordinal);
        Assert.Contains("1 observation was started by hand and never ended, and was not recorded", said.Message, StringComparison.Ordinal);
        Assert.Contains("'using'", said.Message, StringComparison.Ordinal);
        Assert.Contains("LANGFUSE_DEBUG=true", said.Message, StringComparison.Ordinal);
        open.End();
        Assert.Single(Said());
    }

    [Fact]
    public async Task Collected_IsNamedAtTheNextFlush_EachPlaceOnce()
    {
        await using var server = RawServer.Start();
        await using var client = server.Client();
        Lose(client, 3);
        Collect();
        await client.FlushAsync();

        Assert.Contains("3 observations were started by hand", Assert.Single(Said()).Message, StringComparison.Ordinal);

        Lose(client, 3);
        Collect();
        await client.FlushAsync();
        Assert.Single(Said());
    }

    [Fact]
    public async Task Lost_WithoutAnyFlush_AreNamedOnTheWay_AndLeaveNoListBehind()
    {
        await using var server = RawServer.Start();
        await using var client = server.Client();
        for (var round = 0; round < 20; round++)
        {
            Lose(client, 100);
            Collect();
        }

        Assert.Single(Said());
        Assert.InRange(client.Sink!.Open.Take(all: true).Count, 0, 500);
    }

    [Fact]
    public async Task WithDebug_TheMethodIsNamedThatStartedIt()
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client(options => options.Debug = true))
        {
            Lose(client, 1);
        }

        var message = Assert.Single(Said()).Message;
        Assert.Contains($"Z, in {typeof(NeverEndedTests).FullName}.{nameof(Lose)}(", message, StringComparison.Ordinal);
        Assert.DoesNotContain("LANGFUSE_DEBUG", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatEnds_IsNotNamed_InWhateverOrder()
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client())
        {
            using var trace = client.StartTrace(_name, current: false);
            var children = Enumerable.Range(0, 200).Select(_ => trace.StartSpan(_name, current: false)).ToArray();
            trace.RecordEvent(_name);
            Parallel.ForEach(children.Reverse(), static child => child.End());
            children[0].End();
        }

        Assert.Empty(Said());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Lose(LangfuseClient client, int count)
    {
        for (var i = 0; i < count; i++)
        {
            client.StartObservation(_name, current: false);
        }
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    private List<SelfLogEntry> Said() => [.. TestLog.Entries.Where(entry => entry.Message.Contains(_name, StringComparison.Ordinal))];
}
