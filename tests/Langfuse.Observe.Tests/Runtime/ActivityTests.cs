using System.Diagnostics;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime;
using Langfuse.Observe.Testing;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Tests.Runtime;

/// <summary>What an observation is to code that knows only activities, and what it costs beyond one.</summary>
[Collection(nameof(Alone))]
public sealed class ActivityTests
{
    private const string Project = "activity-tests";

    private static readonly ObservedMethod s_adding = Woven.Method("Add").WithProject(Project);

    [Fact]
    public void Call_Recorded_AllocatesLittleBeyondItsActivity()
    {
        var sink = new ReleasingSink();
        SinkRegistry.Add(sink, Project);
        try
        {
            var activity = Allocated(static () => new Activity("Add").SetIdFormat(ActivityIdFormat.W3C).Start().Stop());

            Assert.InRange(Allocated(static () => Add(1, "two")), activity, activity + 128);
        }
        finally
        {
            SinkRegistry.Remove(sink);
        }
    }

    [Fact]
    public void Activity_OfAnObservation_IsRecordedAndHasItsIds()
    {
        using var recorder = LangfuseRecorder.Start();

        Woven.Call("Outer", () =>
        {
            var activity = Activity.Current!;
            Assert.Equal(LangfuseContext.CurrentObservationId, activity.SpanId.ToHexString());
            Assert.Equal(LangfuseContext.CurrentTraceId, activity.TraceId.ToHexString());
            Assert.True(activity.Recorded && activity.IsAllDataRequested);
            Assert.Equal("Outer", activity.OperationName);
            return Woven.Call("Inner", () => Assert.IsType<Activity>(Activity.Current!.Parent, exactMatch: false).Equals(activity) ? 1 : 0);
        });

        Assert.Equal("span Outer > 1\n  span Inner > 1\n", recorder.ToTree());
    }

    [Fact]
    public void Root_InsideAForeignActivity_HasNoParent()
    {
        using var recorder = LangfuseRecorder.Start();
        using var foreign = new Activity("foreign").AddBaggage("tenant", "t1").Start();

        Assert.Equal("t1", Woven.Call("Apart", () => Activity.Current!.GetBaggageItem("tenant"), root: true));

        var apart = recorder.Observations.Single();
        Assert.Null(apart.ParentId);
        Assert.NotEqual(foreign.TraceId.ToHexString(), apart.TraceId);
        Assert.Same(foreign, Activity.Current);
    }

    [Theory]
    [InlineData(ActivitySamplingResult.None)]
    [InlineData(ActivitySamplingResult.PropagationData)]
    [InlineData(ActivitySamplingResult.AllDataAndRecorded)]
    public void AnotherListenerToOurSource_ChangesNothingAndSeesWhatItSamples(ActivitySamplingResult sampled)
    {
        using var recorder = LangfuseRecorder.Start();
        var flow = new AsyncLocal<bool> { Value = true };
        var seen = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == ObservationSource.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => flow.Value ? sampled : ActivitySamplingResult.None,
            ActivityStopped = stopped => { if (flow.Value) { seen.Add(stopped.OperationName + " " + stopped.GetTagItem(ObservationSource.ObservationTag)); } },
        };
        ActivitySource.AddActivityListener(listener);

        Woven.Call("Outer", () =>
        {
            Assert.True(Activity.Current!.Recorded && Activity.Current.IsAllDataRequested);
            return Woven.Call("Inner", () => LangfuseContext.Current!.Name.Length);
        });

        Assert.Equal("span Outer > 5\n  span Inner > 5\n", recorder.ToTree());
        var expected = recorder.Observations.Reverse().Select(observation => observation.Name + " " + observation.Id);
        Assert.Equal(sampled == ActivitySamplingResult.None ? [] : expected, seen);
    }

    private static int Add(int a, string b)
    {
        var scope = ObservationScope.Begin(s_adding);
        ObservationScope.Argument(scope, "a", a);
        ObservationScope.Argument(scope, "b", b);
        ObservationScope.EndArguments(scope);
        var result = a + b.Length;
        ObservationScope.Complete(scope, result);
        return result;
    }

    private static long Allocated(Action act) => Allocation.Fewest(act, times: 10) / 10;

    private sealed class ReleasingSink : ObservationSink
    {
        public override bool Samples(ulong traceIdLow, double rate) => true;

        public override void Accept(Observation observation)
        {
            observation.Input.Release();
            observation.Output.Release();
        }

        public override void Accept(ScoreRecord score)
        {
        }
    }
}
