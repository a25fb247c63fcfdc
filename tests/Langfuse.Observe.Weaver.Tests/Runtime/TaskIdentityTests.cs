using System.Threading.Tasks.Sources;
using Langfuse.Observe.Testing;
using Langfuse.Observe.Tests.Shared;
using Langfuse.Observe.Weaver.Tests.Support;

namespace Langfuse.Observe.Weaver.Tests.Runtime;

/// <summary>A caller gets the very task that the method gave, whether something records or not.</summary>
public sealed class TaskIdentityTests
{
    private static readonly LoadedAssembly s_assembly = new(new Snippet("""
        public static class Shop
        {
            [Observe] public static Task Pass(Task task) => task;
            [Observe] public static Task<int> PassOf(Task<int> task) => task;
            [Observe] public static ValueTask PassValue(ValueTask task) => task;
            [Observe] public static ValueTask<int> PassValueOf(ValueTask<int> task) => task;
            public static bool Keeps(System.Threading.Tasks.Sources.IValueTaskSource<int> source) { var task = new ValueTask<int>(source, 3); return PassValueOf(task).Equals(task); }
            [Observe] public static async Task Nothing() { }
            [Observe] public static async Task<bool> True() { return true; }
        }
        """).Weave());

    public static TheoryData<string> States => ["completed", "failed", "cancelled", "pending"];

    [Theory]
    [MemberData(nameof(States))]
    public void PassedOnTask_IsTheSameObject(string state)
    {
        var task = New(state);

        Assert.Same(task, s_assembly.Delegate<Func<Task, Task>>("Shop", "Pass")(task));
        Assert.Same(task, s_assembly.Delegate<Func<Task<int>, Task<int>>>("Shop", "PassOf")(task));
        Assert.Same(task, s_assembly.Delegate<Func<ValueTask, ValueTask>>("Shop", "PassValue")(new ValueTask(task)).AsTask());
        Assert.Same(task, s_assembly.Delegate<Func<ValueTask<int>, ValueTask<int>>>("Shop", "PassValueOf")(new ValueTask<int>(task)).AsTask());
    }

    [Theory]
    [InlineData(TaskCreationOptions.None)]
    [InlineData(TaskCreationOptions.RunContinuationsAsynchronously)]
    public async Task PassedOnTask_WhileRecording_IsTheSameObjectAndOverBeforeItsAwaiter(TaskCreationOptions options)
    {
        using var recorder = LangfuseRecorder.Start();
        for (var round = 1; round <= 200; round++)
        {
            var source = new TaskCompletionSource<int>("state", options);
            var returned = s_assembly.Delegate<Func<Task, Task>>("Shop", "Pass")(source.Task);
            Assert.Same(source.Task, returned);
            Assert.Equal("state", returned.AsyncState);
            source.SetResult(round);
            await returned;
            Assert.Equal(round, recorder.Observations.Count);
        }
    }

    [Theory]
    [MemberData(nameof(States))]
    public void PassedOnTask_WhileRecording_IsTheSameObject(string state)
    {
        using var recorder = LangfuseRecorder.Start();
        var task = New(state);

        Assert.Same(task, s_assembly.Delegate<Func<Task, Task>>("Shop", "Pass")(task));
        Assert.Same(task, s_assembly.Delegate<Func<Task<int>, Task<int>>>("Shop", "PassOf")(task));
        Assert.Same(task, s_assembly.Delegate<Func<ValueTask, ValueTask>>("Shop", "PassValue")(new ValueTask(task)).AsTask());
        if (state != "completed")
        {
            // One with a result is that result to whoever gets it, in a task or not.
            Assert.Same(task, s_assembly.Delegate<Func<ValueTask<int>, ValueTask<int>>>("Shop", "PassValueOf")(new ValueTask<int>(task)).AsTask());
        }
    }

    [Fact]
    public void ContinuationOfOurs_WaitsForNoThreadOfThePool()
    {
        using var recorder = LangfuseRecorder.Start();
        var source = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        s_assembly.Delegate<Func<Task, Task>>("Shop", "Pass")(source.Task);

        source.SetResult(1);

        Assert.Single(recorder.Observations);
    }

    [Theory]
    [InlineData("Pass", TaskCreationOptions.None)]
    [InlineData("Pass", TaskCreationOptions.RunContinuationsAsynchronously)]
    [InlineData("PassOf", TaskCreationOptions.None)]
    [InlineData("PassValueOf", TaskCreationOptions.None)]
    public void FailureThatNobodyLooksAt_IsToldToTheProcess(string method, TaskCreationOptions options)
    {
        using var recorder = LangfuseRecorder.Start();
        var mark = Guid.NewGuid().ToString();
        var told = new List<Exception>();
        EventHandler<UnobservedTaskExceptionEventArgs> tell = (_, arguments) =>
        {
            lock (told)
            {
                told.AddRange(arguments.Exception.InnerExceptions);
            }
        };
        TaskScheduler.UnobservedTaskException += tell;
        try
        {
            FailUnseen(method, options, mark);
            bool IsTold()
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                lock (told)
                {
                    return told.Any(exception => exception.Message == mark);
                }
            }

            Assert.True(SpinWait.SpinUntil(IsTold, Patience.Time));
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= tell;
        }

        Assert.Equal("InvalidOperationException: " + mark, Assert.Single(recorder.Observations).StatusMessage);
    }

    [Fact]
    public void NoTask_StaysNone() => Assert.Null(s_assembly.Delegate<Func<Task?, Task?>>("Shop", "Pass")(null));

    [Fact]
    public void ValueTaskOfASource_IsNotConsumed()
    {
        var source = new Source();

        Assert.True(s_assembly.Delegate<Func<IValueTaskSource<int>, bool>>("Shop", "Keeps")(source));
        Assert.Equal(0, source.Calls);
    }

    [Fact]
    public void AsyncMethodThatNeverWaits_GivesTheSharedTask()
    {
        Assert.Same(Task.CompletedTask, s_assembly.Delegate<Func<Task>>("Shop", "Nothing")());
        var method = s_assembly.Delegate<Func<Task<bool>>>("Shop", "True");
        Assert.Same(method(), method());
    }

    // In a method of its own, so that no local keeps the task.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void FailUnseen(string method, TaskCreationOptions options, string message)
    {
        var source = new TaskCompletionSource<int>(options);
        _ = method switch
        {
            "Pass" => s_assembly.Delegate<Func<Task, Task>>("Shop", method)(source.Task),
            "PassOf" => s_assembly.Delegate<Func<Task<int>, Task<int>>>("Shop", method)(source.Task),
            _ => s_assembly.Delegate<Func<ValueTask<int>, ValueTask<int>>>("Shop", method)(new ValueTask<int>(source.Task)).AsTask(),
        };
        source.SetException(new InvalidOperationException(message));
    }

    private static Task<int> New(string state) => state switch
    {
        "completed" => Task.FromResult(1),
        "failed" => Task.FromException<int>(new InvalidOperationException()),
        "cancelled" => Task.FromCanceled<int>(new CancellationToken(canceled: true)),
        _ => new TaskCompletionSource<int>().Task,
    };

    private sealed class Source : IValueTaskSource<int>
    {
        public int Calls { get; private set; }

        public int GetResult(short token) => Calls++;

        public ValueTaskSourceStatus GetStatus(short token)
        {
            Calls++;
            return ValueTaskSourceStatus.Pending;
        }

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) => Calls++;
    }
}
