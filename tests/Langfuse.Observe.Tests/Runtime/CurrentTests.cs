using System.Diagnostics;
using System.Threading.Channels;
using Langfuse.Observe.Runtime;
using Langfuse.Observe.Testing;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Tests.Runtime;

/// <summary>What is current: the innermost observation that has not ended, in whatever order they end.</summary>
public sealed class CurrentTests
{
    [Fact]
    public void Ended_BeforeTheOneInsideIt_IsNotCurrentAfterThat()
    {
        using var recorder = LangfuseRecorder.Start();
        var (a, b, c) = (Start("a"), Start("b"), Start("c"));

        b.End();
        Assert.Same(c, LangfuseContext.Current);
        c.End();

        Assert.Same(a, LangfuseContext.Current);
        Assert.Same(a.Activity, Activity.Current);
        a.End();
        Assert.Null(LangfuseContext.Current);
        Assert.Null(Activity.Current);
    }

    [Fact]
    public void Ended_InAnyOrder_LeaveTheInnermostThatRuns()
    {
        foreach (var order in Orders([0, 1, 2, 3]))
        {
            using var recorder = LangfuseRecorder.Start();
            var started = Enumerable.Range(0, 4).Select(i => Start("o" + i)).ToList();
            var left = new List<Observation>(started);

            foreach (var index in order)
            {
                started[index].End();
                left.Remove(started[index]);
                Assert.Same(left.LastOrDefault(), LangfuseContext.Current);
            }

            Assert.Null(Activity.Current);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Current_AfterAnyStartsAndEnds_IsTheInnermostThatRuns(int seed)
    {
        for (var round = 0; round < 200; round++)
        {
            using var recorder = LangfuseRecorder.Start();
            await new RandomFlow((seed * 1000) + round).RunAsync();
        }
    }

    [Fact]
    public async Task EndedInAnotherFlow_IsNotCurrentForTheOneThatStartedIt()
    {
        using var recorder = LangfuseRecorder.Start();
        var outer = Start("outer");
        var inner = Start("inner");
        await EndAsync(inner);

        Assert.Same(outer, LangfuseContext.Current);
        Woven.Call("After", () => 0);

        Assert.Equal(outer.Id, recorder.Observations.Single(observation => observation.Name == "After").ParentId);
        await EndAsync(outer);
        Assert.Null(LangfuseContext.Current);
        Woven.Call("Apart", () => 0);
        Assert.Equal(2, recorder.Traces.Count);

        static async Task EndAsync(Observation handle)
        {
            await Task.Yield();
            handle.End();
        }
    }

    [Fact]
    public void ActivityStartedInsideAndReturned_LeadsBackToTheCaller()
    {
        using var recorder = LangfuseRecorder.Start();
        Woven.Call("Outer", () =>
        {
            var outer = Activity.Current;
            using (Woven.Call("StartStep", () => new Activity("step").Start()))
            {
                Assert.Equal("Outer", LangfuseContext.Current!.Name);
                Woven.Call("Inside", () => 0);
            }

            Assert.Same(outer, Activity.Current);
            Woven.Call("After", () => 0);
            return 0;
        });

        var names = recorder.Observations.ToDictionary(observation => observation.Id, observation => observation.Name);
        Assert.All(["StartStep", "Inside", "After"], name => Assert.Equal("Outer", names[recorder.Observations.Single(o => o.Name == name).ParentId!]));
        Assert.Null(Activity.Current);
    }

    [Fact]
    public void ActivityReturnedFromARoot_LeavesNothingBehind()
    {
        using var recorder = LangfuseRecorder.Start();
        for (var round = 0; round < 3; round++)
        {
            using (Woven.Call("StartStep", () => new Activity("step").Start()))
            {
                Woven.Call("Work", () => 0);
            }

            Assert.Null(Activity.Current);
        }

        Woven.Call("Last", () => 0);

        Assert.Equal(4, recorder.Traces.Count);
        Assert.Equal(["StartStep", "StartStep", "StartStep", "Last"], recorder.Traces.Select(trace => trace.Name));
    }

    [Fact]
    public void ObservationStartedInsideAndReturned_IsCurrentUntilItEnds()
    {
        using var recorder = LangfuseRecorder.Start();
        Woven.Call("Outer", () =>
        {
            using (var step = Woven.Call("StartStep", () => LangfuseContext.Current!.StartSpan("step")))
            {
                Assert.Same(step, LangfuseContext.Current);
            }

            Assert.Equal("Outer", LangfuseContext.Current!.Name);
            return 0;
        });
        Assert.Null(Activity.Current);
    }

    [Fact]
    public void SeveralActivitiesReturned_LeadBackOneByOne()
    {
        using var recorder = LangfuseRecorder.Start();
        Woven.Call("Outer", () =>
        {
            var outer = Activity.Current;
            var first = Woven.Call("StartFirst", () => new Activity("first").Start());
            var second = Woven.Call("StartSecond", () => new Activity("second").Start());
            second.Dispose();
            Assert.Same(first, Activity.Current);
            first.Dispose();
            Assert.Same(outer, Activity.Current);
            return 0;
        });
    }

    [Fact]
    public async Task TimerMadeInAnEndedCall_HasNothingCurrentAndStaysInTheTrace()
    {
        using var recorder = LangfuseRecorder.Start();
        var currents = new List<Observation?>();
        var traces = new List<string?>();
        var done = new TaskCompletionSource();
        var ended = new ManualResetEventSlim();
        using var timer = Woven.Call("Outer", () => new Timer(_ =>
        {
            ended.Wait();
            if (currents.Count < 3)
            {
                currents.Add(LangfuseContext.Current);
                traces.Add(LangfuseContext.CurrentTraceId);
                Woven.Call("Tick", () => 0);
                currents.Add(LangfuseContext.Current);
                Woven.Call("Tock", () => 0);
            }

            done.TrySetResult();
        }, null, 1, Timeout.Infinite));
        ended.Set();
        await done.Task;

        Assert.All(currents, Assert.Null);
        var outer = recorder.Observations.Single(observation => observation.Name == "Outer");
        Assert.Equal([outer.TraceId], traces);
        Assert.Equal([outer.Id, outer.Id], recorder.Observations.Where(observation => observation.Name is "Tick" or "Tock").Select(observation => observation.ParentId));
    }

    [Fact]
    public async Task PumpMadeInAnEndedCall_ServesOthersWithoutTheEndedOneCurrent()
    {
        using var recorder = LangfuseRecorder.Start();
        var channel = Channel.CreateUnbounded<int>();
        var seen = new List<Observation?>();
        var pump = Woven.Call("First", () => Task.Run(async () =>
        {
            await foreach (var _ in channel.Reader.ReadAllAsync())
            {
                seen.Add(LangfuseContext.Current);
                await StepAsync();
            }
        }));

        for (var item = 0; item < 3; item++)
        {
            Woven.Call("Post", () => channel.Writer.TryWrite(item));
        }

        channel.Writer.Complete();
        await pump;

        Assert.All(seen, current => Assert.True(current is null or { IsEnded: true }));
        var first = recorder.Observations.Single(observation => observation.Name == "First");
        Assert.All(recorder.Observations.Where(observation => observation.Name == "Step"), step => Assert.Equal(first.TraceId, step.TraceId));

        static async Task StepAsync()
        {
            await Task.Yield();
            Woven.Call("Step", () => 0);
        }
    }

    [Fact]
    public async Task WorkLeftBehindInsideAForeignActivity_StaysUnderItsMaker()
    {
        using var recorder = LangfuseRecorder.Start();
        var gate = new TaskCompletionSource();
        Task background;
        using (new Activity("request").Start())
        {
            background = Woven.Call("Handle", () => Task.Run(async () =>
            {
                await gate.Task;
                Woven.Call("Later", () => 0);
                Woven.Call("Last", () => 0);
            }));
        }

        gate.SetResult();
        await background;

        var handle = recorder.Observations.Single(observation => observation.Name == "Handle");
        Assert.All(recorder.Observations.Where(observation => observation.Name is "Later" or "Last"), work => Assert.Equal(handle.Id, work.ParentId));
    }

    [Fact]
    public void UpdateOfAnEndedObservation_DoesNotLandOnAnother()
    {
        using var recorder = LangfuseRecorder.Start();
        var outer = Start("outer");
        var inner = Start("inner");
        var last = Start("last");
        inner.End();
        last.End();

        LangfuseContext.UpdateCurrentObservation(metadata: new { of = "outer" });
        outer.End();

        Assert.Equal("outer", recorder.Observations.Single(observation => observation.Metadata.Count > 0).Name);
    }

    private static Observation Start(string name) => ObservationStarter.Start(new(name, ObservationType.Span))!;

    private static IEnumerable<int[]> Orders(int[] of) => of.Length == 0
        ? [[]]
        : of.SelectMany(first => Orders([.. of.Where(other => other != first)]).Select(rest => (int[])[first, .. rest]));

    /// <summary>Starts and ends observations and foreign activities in one flow, in any order, beside a model of what must be current.</summary>
    private sealed class RandomFlow(int seed)
    {
        private readonly Random _random = new(seed);
        private readonly List<Step> _running = [];
        private Step? _current;
        private int _started;

        public async Task RunAsync()
        {
            for (var step = 0; step < 30; step++)
            {
                switch (_random.Next(7))
                {
                    case 0 or 1:
                        Begin(new Step { Observation = Start("o" + _started++) });
                        break;
                    case 2:
                        Begin(new Step { Foreign = new Activity("f" + _started++).Start() });
                        break;
                    case 3:
                        // The call has ended when its activity comes back.
                        Begin(new Step { Foreign = Woven.Call("Helper", () => new Activity("r" + _started++).Start()) });
                        break;
                    case 4 when _running.Count > 0:
                        await Task.Run(() => End(_running[_random.Next(_running.Count)], isElsewhere: true));
                        break;
                    default:
                        if (_running.Count > 0)
                        {
                            End(_running[_random.Next(_running.Count)], isElsewhere: false);
                        }

                        break;
                }

                Check(step);
            }
        }

        private void Begin(Step step)
        {
            if (step.Observation is { } observation)
            {
                var expected = Innermost();
                Assert.True(expected is null ? observation.Parent is null or { IsEnded: true } : ReferenceEquals(expected, observation.Parent), $"seed {seed}");
            }

            step.Before = Running(_current);
            _current = step;
            _running.Add(step);
        }

        private void End(Step step, bool isElsewhere)
        {
            _running.Remove(step);
            step.HasEnded = true;
            if (step.Observation is { } observation)
            {
                observation.End();
            }
            else
            {
                step.Foreign!.Stop();
            }

            // What .NET does at the end of its own: whatever is current, the one before becomes so.
            if (!isElsewhere && (step.Foreign is not null || ReferenceEquals(_current, step)))
            {
                _current = Running(step.Before);
            }
        }

        private void Check(int step)
        {
            var current = LangfuseContext.Current;
            Assert.True(current is null || !current.IsEnded, $"seed {seed}, step {step}: {current?.Name} has ended and is current");
            Assert.True(ReferenceEquals(Innermost(), current), $"seed {seed}, step {step}: {Innermost()?.Name ?? "none"} should be current and {current?.Name ?? "none"} is");
        }

        private Observation? Innermost()
        {
            var candidate = Running(_current);
            while (candidate is { Observation: null })
            {
                candidate = Running(candidate.Before);
            }

            return candidate?.Observation;
        }

        private static Step? Running(Step? from)
        {
            while (from is { HasEnded: true })
            {
                from = from.Before;
            }

            return from;
        }

        private sealed class Step
        {
            public Observation? Observation { get; init; }

            public Activity? Foreign { get; init; }

            public Step? Before { get; set; }

            public bool HasEnded { get; set; }
        }
    }
}
