using System.Diagnostics;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime;
using Langfuse.Observe.Testing;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Tests.Runtime;

[Collection(nameof(Alone))]
public sealed class SamplingTests
{
    private static readonly ObservedMethod Never = Woven.Method("Never").WithSampleRate(0);

    [Fact]
    public void Trace_NotSampled_RecordsNothingInside()
    {
        using var recorder = LangfuseRecorder.Start();
        var before = Activity.Current;

        var scope = ObservationScope.Begin(Never);
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

        var scope = ObservationScope.Begin(Never);
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
        var stream = ObservationScope.Follow(ObservationScope.BeginStream(Never), Inside());

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
    public void Trace_NotSampled_CostsOneContext()
    {
        using var recorder = LangfuseRecorder.Start();
        var sink = Ambient.Current!.Recorder;
        SinkRegistry.Add(sink!, "sampling-cost");
        Ambient.Current = null;
        try
        {
            var method = Woven.Method("Never").WithSampleRate(0).WithProject("sampling-cost");
            var perCall = Allocation.Fewest(() => ObservationScope.Complete(ObservationScope.Begin(method)), times: 100) / 100;
            // 72 bytes for one AsyncLocal; the test runner's own AsyncLocals make the map bigger.
            Assert.True(perCall <= 72 + 48, $"{perCall} bytes per unsampled call");
        }
        finally
        {
            SinkRegistry.Remove(sink!);
        }
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
