using System.Text.RegularExpressions;
using Langfuse.Observe.Testing;
using Microsoft.Extensions.AI;

namespace Langfuse.Observe.Integrations.Tests.Recorder;

/// <summary>Two hundred tests at once, each with a recorder of its own, through clients that they share: each sees what it alone would see.</summary>
public sealed partial class ParallelTestsTests
{
    private const int Tests = 200;

    [Fact]
    public async Task TestsSideBySide_SeeTheirOwnTracesOnly()
    {
        var alone = await TestAsync("#alone#", new Shop(flows: 1));
        Assert.Equal(["agent", "chat", "chat", "chat", "echo", "later", "order", "pack", "pieces", "step"], alone.Observations.Select(static o => o.Name).Order());

        var shop = new Shop(flows: Tests + 1);
        var unrecorded = Task.Run(() => shop.OrderAsync("#nobody#"));
        var recorded = await Task.WhenAll(Enumerable.Range(0, Tests).Select(number => Task.Run(() => TestAsync($"#{number}#", shop))));
        await unrecorded;

        for (var number = 0; number < Tests; number++)
        {
            Assert.Equal(alone.ToTree(), recorded[number].ToTree().Replace($"#{number}#", "#alone#", StringComparison.Ordinal));
            Assert.Equal((1, 1), (recorded[number].Traces.Count, recorded[number].Scores.Count));
        }

        Assert.Equal(Tests, recorded.Select(static recorder => recorder.Traces[0].Id).Distinct().Count());
    }

    /// <summary>What flows that nobody waited for record after their test has ended is still its own.</summary>
    [Fact]
    public async Task FlowsThatATestLeavesBehind_AreRecordedByNoOther()
    {
        var started = new Meeting(2 * Tests);
        var ended = new TaskCompletionSource();
        var left = new Task[Tests];
        var seen = await Task.WhenAll(Enumerable.Range(0, Tests).Select(number => Task.Run(async () =>
        {
            using var recorder = LangfuseRecorder.Start();
            left[number] = Task.Run(() => LeftBehindAsync(started, ended.Task, $"#{number}#"));
            await started.ArriveAsync();
            return recorder;
        })));

        using var next = LangfuseRecorder.Start();
        ended.SetResult();
        await Task.WhenAll(left);

        Assert.Empty(next.Observations);
        Assert.All(seen, static (recorder, number) => Assert.Equal($"#{number}#", recorder.Observations.Single(static o => o.Name == "by-hand").Input));
        Assert.All(seen, static recorder => Assert.Equal(2, recorder.Observations.Count));
    }

    private static async Task<LangfuseRecorder> TestAsync(string mark, Shop shop)
    {
        using var recorder = LangfuseRecorder.Start();
        await shop.OrderAsync(mark);
        Assert.All(recorder.Observations, observation => Assert.All(Marks().Matches(observation.Input + observation.Output), found => Assert.Equal(mark, found.Value)));
        return recorder;
    }

    [Observe(CaptureInput = false)]
    private static async Task LeftBehindAsync(Meeting started, Task ended, string mark)
    {
        await started.ArriveAsync();
        await ended;
        LangfuseContext.StartObservation("by-hand", input: mark).Dispose();
    }

    [GeneratedRegex("#[a-z0-9]+#")]
    private static partial Regex Marks();
}
