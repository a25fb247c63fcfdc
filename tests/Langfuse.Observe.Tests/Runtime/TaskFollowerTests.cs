using Langfuse.Observe.Runtime;
using Langfuse.Observe.Testing;

namespace Langfuse.Observe.Tests.Runtime;

public sealed class TaskFollowerTests
{
    [Fact]
    public async Task Task_Pending_IsTheSameObjectAndEndsTheObservation()
    {
        using var recorder = LangfuseRecorder.Start();
        var source = new TaskCompletionSource<int>();

        var returned = Follow(source.Task);
        Assert.Same(source.Task, returned);
        Assert.Empty(recorder.Observations);
        source.SetResult(42);

        Assert.Equal(42, await returned);
        Assert.Equal("42", Assert.Single(recorder.Observations).Output);
    }

    [Fact]
    public async Task Task_WhoseAwaiterWouldRunFirst_IsOverBeforeTheAwaiter()
    {
        using var recorder = LangfuseRecorder.Start();
        for (var round = 1; round <= 200; round++)
        {
            var source = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
            var returned = Follow(source.Task);
            source.SetResult(round);
            await returned;
            Assert.Equal(round, recorder.Observations.Count);
        }
    }

    [Fact]
    public async Task Task_Failed_KeepsItsExceptions()
    {
        using var recorder = LangfuseRecorder.Start();
        var both = Task.WhenAll(Task.FromException(new InvalidOperationException("a")), Task.FromException(new ArgumentException("b")));

        var returned = ObservationScope.Follow(ObservationScope.Begin(Woven.Method("Both")), both);

        Assert.Same(both, returned);
        await Assert.ThrowsAsync<InvalidOperationException>(() => returned);
        Assert.Equal(2, returned.Exception!.InnerExceptions.Count);
        Assert.Equal(ObservationLevel.Error, Assert.Single(recorder.Observations).Level);
    }

    [Fact]
    public async Task Task_Cancelled_IsAWarning()
    {
        using var recorder = LangfuseRecorder.Start();
        var source = new TaskCompletionSource<int>();
        var returned = Follow(source.Task);
        source.SetCanceled();

        await Assert.ThrowsAsync<TaskCanceledException>(() => returned);
        Assert.Equal("cancelled", Assert.Single(recorder.Observations).StatusMessage);
    }

    [Fact]
    public async Task ValueTask_CompletedOrNot_GivesItsResultOnce()
    {
        using var recorder = LangfuseRecorder.Start();

        Assert.Equal(1, await ObservationScope.Follow(ObservationScope.Begin(Woven.Method("Now")), new ValueTask<int>(1)));
        Assert.Equal(2, await ObservationScope.Follow(ObservationScope.Begin(Woven.Method("Later")), LaterAsync()));

        Assert.Equal(["1", "2"], recorder.Observations.Select(observation => observation.Output));

        static async ValueTask<int> LaterAsync()
        {
            await Task.Yield();
            return 2;
        }
    }

    [Fact]
    public void Caller_AfterTheCall_HasItsOwnContext()
    {
        using var recorder = LangfuseRecorder.Start();
        var source = new TaskCompletionSource<int>();

        _ = Follow(source.Task);

        Assert.Null(LangfuseContext.Current);
        source.SetResult(1);
        Assert.Single(recorder.Observations);
    }

    private static Task<int> Follow(Task<int> task) => ObservationScope.Follow(ObservationScope.Begin(Woven.Method("Call")), task);
}
