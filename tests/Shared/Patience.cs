namespace Langfuse.Observe.Tests.Shared;

/// <summary>How long a test waits for what must happen: far longer than the slowest machine takes, for only a test that fails waits so long.</summary>
internal static class Patience
{
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(120);

    /// <summary>Waits until the condition holds; fails when it does not in time.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        for (var deadline = Deadline(); !condition();)
        {
            AssertBefore(deadline);
            await Task.Delay(10);
        }
    }

    /// <summary>As <see cref="UntilAsync"/>, on this thread.</summary>
    public static void Until(Func<bool> condition)
    {
        for (var deadline = Deadline(); !condition();)
        {
            AssertBefore(deadline);
            Thread.Sleep(10);
        }
    }

    private static long Deadline() => Environment.TickCount64 + (long)Time.TotalMilliseconds;

    private static void AssertBefore(long deadline) => Assert.True(Environment.TickCount64 < deadline, $"it did not happen within {Time.TotalSeconds} s");
}
