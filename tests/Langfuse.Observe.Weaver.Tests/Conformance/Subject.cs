using Langfuse.Observe.Weaver.Tests.Support;

namespace Langfuse.Observe.Weaver.Tests.Conformance;

/// <summary>One kind in one assembly, ready to be called.</summary>
internal sealed class Subject(LoadedAssembly assembly, Kind kind)
{
    public Func<int, int> Leaf { get; } = assembly.Delegate<Func<int, int>>("Host", "Leaf");

    public Func<Func<Task>, Task> Outer { get; } = assembly.Delegate<Func<Func<Task>, Task>>("Host", "Outer");

    /// <summary>Calls the method and takes all that it gives, in the way that the outcome asks for.</summary>
    public Func<int, Task<int>> Invoke { get; } = kind.Family switch
    {
        Family.Sync => Sync(assembly.Delegate<Func<int, int>>(kind.TypeName, "Call")),
        Family.Async => Async(assembly.Delegate<Func<int, Task<int>>>(kind.TypeName, "Call")),
        Family.Stream => StreamConsumer.Sync(assembly.Delegate<Func<int, IEnumerable<int>>>(kind.TypeName, "Call")),
        _ => StreamConsumer.Async(assembly.Delegate<Func<int, IAsyncEnumerable<int>>>(kind.TypeName, "Call")),
    };

    private static Func<int, Task<int>> Sync(Func<int, int> call) => x => Task.FromResult(Context.Kept(() => call(x)));

    private static Func<int, Task<int>> Async(Func<int, Task<int>> call) => x =>
    {
        var task = Context.Kept(() => call(x));
        if (Work.Outcome is Outcome.Returns or Outcome.NeverAwaited)
        {
            // Elsewhere another thread may be faster than this line.
            Work.Write("completed at once: " + task.IsCompleted);
        }

        return task;
    };
}
