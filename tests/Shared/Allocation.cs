namespace Langfuse.Observe.Tests.Shared;

/// <summary>What code allocates every time, whatever else goes on in the process.</summary>
internal static class Allocation
{
    private const int Rounds = 20;

    /// <summary>The fewest bytes that <paramref name="times"/> calls on this thread allocated, of several rounds.</summary>
    /// <remarks>Pooled memory may be gone in any one round: other threads took it, a collection trimmed it, code was not compiled yet. Not in every round.
    /// What one call allocates by itself, every round has.</remarks>
    public static long Fewest(Action act, int times)
    {
        var fewest = long.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var call = 0; call < times; call++)
            {
                act();
            }

            fewest = Math.Min(fewest, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return fewest;
    }
}
