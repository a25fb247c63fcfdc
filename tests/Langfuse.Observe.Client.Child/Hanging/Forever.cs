namespace Langfuse.Observe.Tests.Hanging;

/// <summary>What code of a user's does that never comes back.</summary>
internal static class Forever
{
    public static void Hang() => Thread.Sleep(Timeout.Infinite);
}
