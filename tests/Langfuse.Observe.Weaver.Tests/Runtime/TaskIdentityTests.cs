using System.Threading.Tasks.Sources;
using Langfuse.Observe.Weaver.Tests.Support;

namespace Langfuse.Observe.Weaver.Tests.Runtime;

/// <summary>While nothing records, a caller gets the very task that the method gave.</summary>
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
