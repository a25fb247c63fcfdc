using System.Diagnostics;
using Langfuse.Observe.Runtime;
using Langfuse.Observe.Testing;

namespace Langfuse.Observe.Tests.Runtime;

public sealed class ObservationTests
{
    [Fact]
    public void Call_WithArgumentsAndResult_IsRecordedOnce()
    {
        using var recorder = LangfuseRecorder.Start();

        var result = Woven.Call("Add", () => 5, ("a", 2), ("b", 3));

        Assert.Equal(5, result);
        Assert.Equal("span Add < {\"a\":2,\"b\":3} > 5\n", recorder.ToTree());
    }

    [Fact]
    public void Calls_Nested_AreParentAndChild()
    {
        using var recorder = LangfuseRecorder.Start();

        Woven.Call("Outer", () => Woven.Call("Inner", () => 1));

        var trace = Assert.Single(recorder.Traces);
        Assert.Equal("span Outer > 1\n  span Inner > 1\n", trace.ToTree());
    }

    [Fact]
    public void Call_ThatThrows_IsAnErrorAndTheExceptionIsTheSame()
    {
        using var recorder = LangfuseRecorder.Start();
        var boom = new InvalidOperationException("boom");

        var thrown = Assert.Throws<InvalidOperationException>(() => Woven.Call<int>("Fails", () => throw boom));

        Assert.Same(boom, thrown);
        var observation = Assert.Single(recorder.Observations);
        Assert.Equal(ObservationLevel.Error, observation.Level);
        Assert.Equal("InvalidOperationException: boom", observation.StatusMessage);
        Assert.Null(observation.Output);
    }

    [Fact]
    public void Call_ThatIsCancelled_IsAWarning()
    {
        using var recorder = LangfuseRecorder.Start();

        Assert.Throws<OperationCanceledException>(() => Woven.Call<int>("Cancelled", () => throw new OperationCanceledException()));

        var observation = Assert.Single(recorder.Observations);
        Assert.Equal(ObservationLevel.Warning, observation.Level);
        Assert.Equal("cancelled", observation.StatusMessage);
    }

    [Fact]
    public void Call_AfterItReturned_LeavesTheCallersContext()
    {
        using var recorder = LangfuseRecorder.Start();
        var before = Activity.Current;

        Woven.Call("Any", () => 1);

        Assert.Same(before, Activity.Current);
        Assert.Null(LangfuseContext.Current);
    }

    [Fact]
    public void Output_SetByTheMethod_WinsOverTheResult()
    {
        using var recorder = LangfuseRecorder.Start();

        Woven.Call("Summary", () =>
        {
            LangfuseContext.UpdateCurrentObservation(output: "short");
            return new string('x', 100);
        });

        Assert.Equal("short", Assert.Single(recorder.Observations).Output);
    }

    [Fact]
    public void Update_AfterTheEnd_IsIgnored()
    {
        using var recorder = LangfuseRecorder.Start();
        Observation? handle = null;
        Woven.Call("Any", () =>
        {
            handle = LangfuseContext.Current;
            return 1;
        });

        handle!.Update(output: "late", statusMessage: "late");

        var observation = Assert.Single(recorder.Observations);
        Assert.Equal("1", observation.Output);
        Assert.Null(observation.StatusMessage);
    }

    [Fact]
    public void End_Twice_IsRecordedOnce()
    {
        using var recorder = LangfuseRecorder.Start();
        Woven.Call("Root", () =>
        {
            var span = LangfuseContext.Current!.StartSpan("s");
            span.End(output: "first");
            span.End(output: "second");
            span.Dispose();
            return 0;
        });

        Assert.Equal("first", Assert.Single(recorder.Observations, observation => observation.Name == "s").Output);
    }

    [Fact]
    public void Handle_Started_IsCurrentUntilItEnds()
    {
        using var recorder = LangfuseRecorder.Start();
        Woven.Call("Root", () =>
        {
            var root = LangfuseContext.Current!;
            using (var span = root.StartSpan("step"))
            {
                Assert.Same(span, LangfuseContext.Current);
                Woven.Call("Inner", () => 1);
            }

            Assert.Same(root, LangfuseContext.Current);
            return 0;
        });

        Assert.Equal("span Root > 0\n  span step\n    span Inner > 1\n", recorder.ToTree());
    }

    [Fact]
    public void Handle_ThatIsNotCurrent_LeavesWhatIsCurrent()
    {
        using var recorder = LangfuseRecorder.Start();
        Woven.Call("Root", () =>
        {
            var root = LangfuseContext.Current!;
            using var generation = root.StartGeneration("side", model: "m", current: false);
            Assert.Same(root, LangfuseContext.Current);
            return 0;
        });

        Assert.Equal("m", recorder.Observations.Single(observation => observation.Name == "side").Model);
    }

    [Fact]
    public async Task Handle_EndedInAnotherFlow_LeavesThatFlowsCurrent()
    {
        using var recorder = LangfuseRecorder.Start();
        Observation root = null!;
        Woven.Call("Root", () =>
        {
            root = LangfuseContext.Current!.StartSpan("handle", current: false);
            return 0;
        });

        await Task.Run(() => Woven.Call("Other", () =>
        {
            var other = LangfuseContext.Current;
            root.End();
            Assert.Same(other, LangfuseContext.Current);
            return 0;
        }));
        Assert.Equal(3, recorder.Observations.Count);
    }

    [Fact]
    public void Event_IsAPointInTime()
    {
        using var recorder = LangfuseRecorder.Start();
        Woven.Call("Root", () =>
        {
            LangfuseContext.Current!.RecordEvent("cache-miss", metadata: new { key = "k1" });
            return 0;
        });

        var recorded = recorder.Observations.Single(observation => observation.Name == "cache-miss");
        Assert.Equal(ObservationType.Event, recorded.Type);
        // An activity lasts at least one tick.
        Assert.Equal(recorded.StartTime.AddTicks(1), recorded.EndTime);
        Assert.Equal("k1", recorded.Metadata["key"]);
    }

    [Fact]
    public void ForeignActivity_BetweenTwoObservations_KeepsTheTree()
    {
        using var source = new ActivitySource("foreign");
        using var listener = new ActivityListener
        {
            ShouldListenTo = candidate => candidate.Name == "foreign",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        using var recorder = LangfuseRecorder.Start();

        Woven.Call("Outer", () =>
        {
            using var http = source.StartActivity("GET /");
            Assert.Equal(LangfuseContext.CurrentTraceId, http!.TraceId.ToHexString());
            return Woven.Call("Inner", () => 1);
        });

        Assert.Equal("span Outer > 1\n  span Inner > 1\n", recorder.ToTree());
    }

    [Fact]
    public void RootCall_InsideAnother_StartsATraceOfItsOwn()
    {
        using var recorder = LangfuseRecorder.Start();

        Woven.Call("Outer", () => Woven.Call("Apart", () => 1, root: true));

        Assert.Equal(2, recorder.Traces.Count);
    }

    [Fact]
    public void Ids_OfAnObservationAround_ContinueItsTrace()
    {
        using var recorder = LangfuseRecorder.Start();

        Woven.Call("Root", () =>
        {
            var root = LangfuseContext.Current!;
            LangfuseContext.UpdateCurrentTrace(userId: "u1");
            return Woven.Call("Between", () =>
            {
                var scope = ObservationScope.Begin(Woven.Method("ById"), root.TraceId, root.Id);
                ObservationScope.Complete(scope, 1);
                return 1;
            });
        });

        var byId = recorder.Observations.Single(observation => observation.Name == "ById");
        Assert.Equal(recorder.Observations.Single(observation => observation.Name == "Root").Id, byId.ParentId);
        Assert.Equal("u1", byId.Recorded.Trace!.Fields!.UserId);
    }

    [Fact]
    public void Ids_OfAnotherProcess_BeginTheTraceHere()
    {
        using var recorder = LangfuseRecorder.Start();
        const string trace = "0af7651916cd43dd8448eb211c80319c";

        Woven.Call("Outer", () =>
        {
            ObservationScope.Complete(ObservationScope.Begin(Woven.Method("Remote"), trace, "b7ad6b7169203331"), 1);
            return 1;
        });

        var remote = recorder.Observations.Single(observation => observation.Name == "Remote");
        Assert.Equal(trace, remote.TraceId);
        Assert.Equal("b7ad6b7169203331", remote.Recorded.Activity!.ParentSpanId.ToHexString());
    }
}
