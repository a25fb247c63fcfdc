using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Langfuse.Observe.Reliability.Runs;

/// <summary>Processor time of the calling thread: what it would take on a machine that does nothing else. Linux only; elsewhere the clock.</summary>
internal static class ThreadTime
{
    // CLOCK_THREAD_CPUTIME_ID of Linux. Files such as /proc/thread-self/schedstat tell it only up to the last tick, milliseconds ago.
    private const int ThisThread = 3;

    public static TimeSpan Now => OperatingSystem.IsLinux() && ClockGetTime(ThisThread, out var time) == 0
        ? TimeSpan.FromTicks((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick))
        : Stopwatch.GetElapsedTime(0);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ClockGetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
