using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Langfuse.Observe.Hosting;

/// <summary>A last flush for programs that end without disposing their client. A crash, a kill or <c>FailFast</c> gives no such chance.</summary>
internal static class ExitHook
{
    private static readonly TimeSpan LongestFlush = TimeSpan.FromSeconds(2);
    private static readonly ConcurrentDictionary<LangfuseClient, ExitHookMode> Clients = new();
    private static readonly object Gate = new();
    private static bool s_hooked;
    private static PosixSignalRegistration? s_interrupt;

    public static void Add(LangfuseClient client, ExitHookMode mode)
    {
        Clients.TryAdd(client, mode);
        lock (Gate)
        {
            if (!s_hooked)
            {
                s_hooked = true;
                AppDomain.CurrentDomain.ProcessExit += static (_, _) => FlushAll(static client => client.FlushForProcessExitAsync(LongestFlush));
            }
        }

        if (mode == ExitHookMode.ProcessExitAndInterrupt)
        {
            // The first registration of a signal takes milliseconds, which the program's start need not wait for.
            ThreadPool.UnsafeQueueUserWorkItem(static _ => HookInterrupt(), null);
        }
    }

    private static void HookInterrupt()
    {
        lock (Gate)
        {
            if (s_interrupt is null && Clients.Values.Contains(ExitHookMode.ProcessExitAndInterrupt))
            {
                // Ctrl+C ends a console program without ProcessExit. What the signal does by default still follows.
                s_interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, static _ => FlushAll(static client => client.FlushForExitAsync(LongestFlush)));
            }
        }
    }

    public static void Remove(LangfuseClient client)
    {
        Clients.TryRemove(client, out _);
        lock (Gate)
        {
            if (s_interrupt is not null && !Clients.Values.Contains(ExitHookMode.ProcessExitAndInterrupt))
            {
                s_interrupt.Dispose();
                s_interrupt = null;
            }
        }
    }

    private static void FlushAll(Func<LangfuseClient, Task> flush)
    {
        // Writing to the spool comes after the flush and takes some time of its own.
        Task.WhenAll(Clients.Keys.Select(flush)).Wait(LongestFlush + TimeSpan.FromMilliseconds(500));
    }
}
