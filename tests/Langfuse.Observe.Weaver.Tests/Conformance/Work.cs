using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Langfuse.Observe.Weaver.Tests.Conformance;

/// <summary>What observed methods of the conformance table do: it depends on the outcome that is asked of them.</summary>
/// <remarks>One cell runs at a time, so this is static: it must be reachable where no context flows.</remarks>
public static class Work
{
    private static readonly ConcurrentQueue<string> s_log = [];
    private static readonly ConcurrentQueue<string> s_violations = [];
    private static int s_entered;

    public static Outcome Outcome { get; private set; }

    /// <summary>The observed leaf of the assembly at hand.</summary>
    public static Func<int, int> Leaf { get; private set; } = static x => x;

    /// <summary>Opened when a method that lets go of its thread may go on.</summary>
    public static TaskCompletionSource Gate { get; private set; } = new();

    public static int Entered => Volatile.Read(ref s_entered);

    public static bool ThrowsAtOnce => Outcome == Outcome.Throws;

    public static bool ThrowsLater => Outcome == Outcome.ThrowsLater;

    public static IEnumerable<string> Log => s_log;

    public static IEnumerable<string> Violations => s_violations;

    private static bool IsOrdered => Outcome is not (Outcome.Concurrent or Outcome.ParallelForEach or Outcome.WhenAll or Outcome.Merge);

    public static void Begin(Outcome outcome, Func<int, int> leaf)
    {
        s_log.Clear();
        s_violations.Clear();
        s_entered = 0;
        Outcome = outcome;
        Leaf = leaf;
        Gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public static void Enter(int x)
    {
        Interlocked.Increment(ref s_entered);
        Write("enter " + x);
    }

    public static void Write(string line)
    {
        if (IsOrdered)
        {
            s_log.Enqueue(line);
        }
    }

    public static void Violated(string rule) => s_violations.Enqueue(rule);

    public static Exception Boom() => new InvalidOperationException("boom");

    /// <summary>The work of a method that gives back its result.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Do(int x, Func<int, int> self) => Outcome switch
    {
        Outcome.Cancelled => throw new OperationCanceledException("stop"),
        Outcome.ThrowsLater => throw Boom(),
        Outcome.Recursion when x > 0 => Leaf(x) + self(x - 1),
        Outcome.Reentrancy when x > 1 => CallBack(() => self(1)) + Leaf(x),
        _ => Leaf(x),
    };

    /// <summary>The work of a method that is awaited.</summary>
    public static async Task<int> DoAsync(int x, Func<int, Task<int>> self)
    {
        if (Outcome == Outcome.Recursion && x > 0)
        {
            return Leaf(x) + await self(x - 1);
        }

        if (Outcome == Outcome.Reentrancy && x > 1)
        {
            return await CallBack(() => self(1)) + Leaf(x);
        }

        await PauseAsync();
        return Outcome == Outcome.ThrowsLater ? throw Boom() : Leaf(x);
    }

    /// <summary>The point at which a method lets go of its thread.</summary>
    public static async Task PauseAsync()
    {
        switch (Outcome)
        {
            case Outcome.Cancelled:
                await Task.FromCanceled(new CancellationToken(canceled: true));
                break;
            case Outcome.NeverAwaited or Outcome.ThrowsLater:
                await Gate.Task;
                break;
            case Outcome.ConfigureAwait:
                await Task.Delay(1).ConfigureAwait(false);
                break;
            case Outcome.Returns:
                // Completed already: the caller must get a completed task.
                break;
            default:
                await Task.Yield();
                break;
        }
    }

    /// <summary>The items of a stream are made here.</summary>
    public static int Item(int x, int index)
    {
        if (Outcome == Outcome.Cancelled && index == 1)
        {
            throw new OperationCanceledException("stop");
        }

        if (Outcome == Outcome.ThrowsLater && index == 1)
        {
            throw Boom();
        }

        return Leaf(x + index);
    }

    /// <summary>Whether a stream is to enumerate another of its own kind at this item.</summary>
    public static bool Nests(int x, int index) => Outcome is Outcome.Recursion or Outcome.Reentrancy && x > 0 && index == 1;

    /// <summary>Lets go of the thread while something is cleaned up.</summary>
    public static async Task PauseInDisposeAsync()
    {
        if (Outcome != Outcome.Returns)
        {
            await Task.Yield();
        }
    }

    /// <summary>The end of a stream, however it is reached.</summary>
    public static void Finally()
    {
        Write("finally");
        if (Outcome == Outcome.ThrowsInDispose)
        {
            throw Boom();
        }
    }

    private static T CallBack<T>(Func<T> callback) => callback();
}
