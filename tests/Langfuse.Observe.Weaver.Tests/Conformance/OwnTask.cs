using System.Runtime.CompilerServices;

namespace Langfuse.Observe.Weaver.Tests.Conformance;

/// <summary>A task-like type with a builder of its own.</summary>
[AsyncMethodBuilder(typeof(OwnTaskBuilder<>))]
public readonly struct OwnTask<T>(Task<T> task)
{
    public Task<T> Task { get; } = task;

    public TaskAwaiter<T> GetAwaiter() => Task.GetAwaiter();
}

/// <summary>Its builder: a class, with a <c>SetResult</c> like any other's.</summary>
public sealed class OwnTaskBuilder<T>
{
    private AsyncTaskMethodBuilder<T> _inner = AsyncTaskMethodBuilder<T>.Create();

    public OwnTask<T> Task => new(_inner.Task);

    public static OwnTaskBuilder<T> Create() => new();

    public void Start<TMachine>(ref TMachine machine)
        where TMachine : IAsyncStateMachine => _inner.Start(ref machine);

    public void SetStateMachine(IAsyncStateMachine machine) => _inner.SetStateMachine(machine);

    public void SetResult(T result) => _inner.SetResult(result);

    public void SetException(Exception exception) => _inner.SetException(exception);

    public void AwaitOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine)
        where TAwaiter : INotifyCompletion
        where TMachine : IAsyncStateMachine => _inner.AwaitOnCompleted(ref awaiter, ref machine);

    public void AwaitUnsafeOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine)
        where TAwaiter : ICriticalNotifyCompletion
        where TMachine : IAsyncStateMachine => _inner.AwaitUnsafeOnCompleted(ref awaiter, ref machine);
}
