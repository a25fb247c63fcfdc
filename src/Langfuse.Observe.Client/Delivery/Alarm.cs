namespace Langfuse.Observe.Delivery;

/// <summary>Calls back after a time, also when the thread pool has no thread left: a thread of its own keeps the times, and each call gets a
/// thread of its own.</summary>
internal static class Alarm
{
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(30);
    private static readonly object s_gate = new();
    private static readonly SortedDictionary<(long Due, long Number), Action> s_set = [];
    private static long s_number;
    private static bool s_isRunning;

    /// <summary>Sets an alarm; disposing what it gives turns it off.</summary>
    public static IDisposable After(TimeSpan time, Action ring)
    {
        lock (s_gate)
        {
            var key = (Environment.TickCount64 + (long)Math.Ceiling(time.TotalMilliseconds), s_number++);
            s_set.Add(key, ring);
            if (!s_isRunning)
            {
                s_isRunning = true;
                OwnThread.Start("Langfuse time-outs", Keep);
            }
            else
            {
                Monitor.Pulse(s_gate);
            }

            return new Turned(key);
        }
    }

    private static void Keep()
    {
        lock (s_gate)
        {
            while (true)
            {
                var wait = s_rest;
                if (s_set.Count > 0)
                {
                    var (key, ring) = s_set.First();
                    var milliseconds = key.Due - Environment.TickCount64;
                    if (milliseconds <= 0)
                    {
                        s_set.Remove(key);
                        OwnThread.Start("Langfuse time-out", ring);
                        continue;
                    }

                    wait = TimeSpan.FromMilliseconds(Math.Min(milliseconds, int.MaxValue));
                }

                if (!Monitor.Wait(s_gate, wait) && s_set.Count == 0)
                {
                    s_isRunning = false;
                    return;
                }
            }
        }
    }

    private sealed class Turned((long Due, long Number) key) : IDisposable
    {
        public void Dispose()
        {
            lock (s_gate)
            {
                s_set.Remove(key);
            }
        }
    }
}
