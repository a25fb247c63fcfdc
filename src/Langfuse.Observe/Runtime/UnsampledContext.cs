namespace Langfuse.Observe.Runtime;

/// <summary>Puts "this trace is not sampled" into the flow where nothing of ours is, and takes it out again.</summary>
/// <remarks>A set of an AsyncLocal makes a new execution context. Where nobody's AsyncLocal is set, the context around and the one inside
/// are always the same two: going from one to the other costs a third of setting, and allocates nothing.</remarks>
internal static class UnsampledContext
{
    private static readonly KnownContexts s_empty = KnownContexts.OfNewThread();

    public static void Enter()
    {
        var around = ExecutionContext.Capture();
        if (around is not null && ReferenceEquals(around, s_empty.Around))
        {
            ExecutionContext.Restore(s_empty.Inside!);
        }
        else
        {
            Ambient.Current = Ambient.OnlyUnsampled;
        }
    }

    /// <summary>Takes it out. What else was put into the flow meanwhile stays.</summary>
    public static void Leave()
    {
        var inside = ExecutionContext.Capture();
        if (inside is not null && ReferenceEquals(inside, s_empty.Inside))
        {
            ExecutionContext.Restore(s_empty.Around!);
        }
        else
        {
            Ambient.Current = null;
        }
    }

    /// <summary>The two contexts, as a thread sees them that was started without any flow.</summary>
    private sealed class KnownContexts
    {
        public ExecutionContext? Around { get; private set; }

        public ExecutionContext? Inside { get; private set; }

        public static KnownContexts OfNewThread()
        {
            var contexts = new KnownContexts();
            if (!OperatingSystem.IsBrowser())
            {
                var thread = new Thread(contexts.Learn);
                thread.UnsafeStart();
                thread.Join();
            }

            return contexts;
        }

        private void Learn()
        {
            Around = ExecutionContext.Capture();
            Ambient.Current = Ambient.OnlyUnsampled;
            Inside = ExecutionContext.Capture();
        }
    }
}
