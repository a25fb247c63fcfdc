using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.ContextRules;

namespace Langfuse.Observe.Analyzers.Tests.Context;

/// <summary>LFO6008 where what was current before is kept in something else than a local.</summary>
public class KeptActivityTests
{
    [Fact]
    public Task PuttingBack_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        using System.Diagnostics;

        internal readonly struct Kept : IDisposable
        {
            private readonly Activity? _before;
            public Kept() => _before = Activity.Current;
            public void Dispose() => Activity.Current = _before;
        }

        internal sealed class ByInitialiser : IDisposable
        {
            private readonly Activity? _before = Activity.Current;
            public void Dispose() { if (_before is not null) { Activity.Current = _before; } }
        }

        internal sealed class ByParameter(Activity? before) : IDisposable
        {
            public void Dispose() => Activity.Current = before;
            public static IDisposable Enter() => new ByParameter(Activity.Current);
        }

        internal static class Runner
        {
            private static readonly Stack<Activity?> s_stack = new();

            public static void Run(Action work)
            {
                var before = Activity.Current;
                try { work(); } finally { Restore(before); }
                s_stack.Push(Activity.Current);
                work();
                Activity.Current = s_stack.Pop();
                Action undo = () => Activity.Current = before;
                undo();
            }

            private static void Restore(Activity? activity) => Activity.Current = activity;
        }
        """);

    [Fact]
    public Task OtherActivity_Triggers() => Verify.TriggersAsync(LFO6008_ActivityCurrentSet, """
        using System.Diagnostics;

        internal sealed class Kept(Activity? parent) : IDisposable
        {
            private readonly Activity? _parent = Activity.Current?.Parent;
            private Activity? _given;
            public void Take(Activity given) => _given = given;
            public void Dispose() => [|Activity.Current|] = _parent;
            public void Stop() => [|Activity.Current|] = _given;
            public void End() => [|Activity.Current|] = parent;
            public static Kept Of(Activity other) => new Kept(other);
        }
        """);
}
