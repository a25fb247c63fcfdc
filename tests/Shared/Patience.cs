namespace Langfuse.Observe.Tests.Shared;

/// <summary>How long a test waits for what must happen: far longer than the slowest machine takes, for only a test that fails waits so long.</summary>
internal static class Patience
{
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(120);

    /// <summary>Waits until the condition holds; fails when it does not in time.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        for (var deadline = Environment.TickCount64 + (long)Time.TotalMilliseconds; !condition() && Environment.TickCount64 < deadline;)
        {
            await Task.Delay(10);
        }

        Assert.True(condition(), $"it did not happen within {Time.TotalSeconds} s");
    }
}
