using System.Diagnostics;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime;
using Langfuse.Observe.Testing;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Tests.Runtime;

[Collection(nameof(Alone))]
public sealed class SamplingTests
{
    private static readonly ObservedMethod s_never = Woven.Method("Never").WithSampleRate(0);

    [Fact]
    public void Trace_NotSampled_RecordsNothingInside()
    {
        using var recorder = LangfuseRecorder.Start();
        var before = Activity.Current;

        var scope = ObservationScope.Begin(s_never);
        Woven.Call("Inside", () => 1);
        ObservationScope.Complete(scope, 1);
        Woven.Call("After", () => 2);

        Assert.Equal("span After > 2\n", recorder.ToTree());
        Assert.Same(before, Activity.Current);
    }

    [Fact]
    public async Task Trace_NotSampledAndAsync_LeavesTheCallersFlow()
    {
        using var recorder = LangfuseRecorder.Start();

        var scope = ObservationScope.Begin(s_never);
        var inside = InsideAsync();
        ObservationScope.Leave(scope);
        Woven.Call("Beside", () => 2);
        await inside;

        Assert.Equal("span Beside > 2\n", recorder.ToTree());

        static async Task InsideAsync()
        {
            await Task.Yield();
            Woven.Call("Inside", () => 1);
        }
    }

    [Fact]
    public void Stream_NotSampled_KeepsTheConsumersActivityInside()
    {
        using var recorder = LangfuseRecorder.Start();
        using var outer = new Activity("foreign").Start();
        var stream = ObservationScope.Follow(ObservationScope.BeginStream(s_never), Inside());

        foreach (var current in stream)
        {
            Assert.Same(outer, current);
            Woven.Call("Consumer", () => 1);
        }

        Assert.Equal("span Consumer > 1\nspan Consumer > 1\n", recorder.ToTree());

        static IEnumerable<Activity?> Inside()
        {
            yield return Woven.Call("Child", () => Activity.Current);
            yield return Woven.Call("Child", () => Activity.Current);
        }
    }

    [Fact]
    public void Trace_NotSampledWhereOthersFlow_CostsTwoContexts()
    {
        var local = new AsyncLocal<string>();

        var perCall = WhereNothingFlows(() =>
        {
            local.Value = "other";
            return BytesOfACall();
        });

        // 88 bytes with both in the context, 72 with the other's alone.
        Assert.InRange(perCall, 1, 88 + 72);
    }

    [Fact]
    public void Trace_NotSampledWhereNothingFlows_AllocatesNothing() => Assert.Equal(0, WhereNothingFlows(BytesOfACall));

    [Fact]
    public void Trace_NotSampledWhereNothingFlows_LeavesWhatItsCallPutIntoTheFlow()
    {
        var local = new AsyncLocal<string>();

        var after = WhereNothingFlows(() => WithNever(never =>
        {
            var scope = ObservationScope.Begin(never);
            var inside = Ambient.Current;
            local.Value = "kept";
            ObservationScope.Complete(scope);
            return (inside, Ambient.Current, local.Value);
        }));

        Assert.Equal((Ambient.OnlyUnsampled, null, "kept"), after);
    }

    private static long BytesOfACall() =>
        WithNever(never => Allocation.Fewest(() => ObservationScope.Complete(ObservationScope.Begin(never)), times: 100) / 100);

    /// <summary>Runs a body in a flow without our recorder, with a method whose traces have a sink and are never sampled.</summary>
    private static T WithNever<T>(Func<ObservedMethod, T> body)
    {
        using var recorder = LangfuseRecorder.Start();
        var sink = Ambient.Current!.Recorder!;
        var project = "never-" + Guid.NewGuid();
        SinkRegistry.Add(sink, project);
        Ambient.Current = null;
        try
        {
            return body(Woven.Method("Never").WithSampleRate(0).WithProject(project));
        }
        finally
        {
            SinkRegistry.Remove(sink);
        }
    }

    private static T WhereNothingFlows<T>(Func<T> body)
    {
        T? result = default;
        var thread = new Thread(() => result = body());
        thread.UnsafeStart();
        thread.Join();
        return result!;
    }

    [Fact]
    public void Call_WhileNothingRecords_AllocatesNothing()
    {
        Assert.False(RecordingSwitch.IsOn);
        var method = Woven.Method("Off");

        Assert.Equal(0, Allocation.Fewest(() => Sum(method), times: 1000));

        static int Sum(ObservedMethod method)
        {
            var scope = ObservationScope.Begin(method);
            ObservationScope.Argument(scope, "a", 1);
            ObservationScope.EndArguments(scope);
            ObservationScope.Complete(scope, 2);
            return 2;
        }
    }
}
