using System.Diagnostics;
using System.Globalization;

namespace Langfuse.Observe.Reliability.Runs;

/// <summary>Processor time of the calling thread: what it would take on a machine that does nothing else. Linux only; elsewhere the clock.</summary>
internal static class ThreadTime
{
    private const string Schedule = "/proc/thread-self/schedstat";

    public static TimeSpan Now => File.Exists(Schedule)
        ? TimeSpan.FromTicks(long.Parse(File.ReadAllText(Schedule).Split(' ')[0], CultureInfo.InvariantCulture) / 100)
        : TimeSpan.FromTicks(Stopwatch.GetTimestamp() * TimeSpan.TicksPerSecond / Stopwatch.Frequency);
}
