using System.Runtime.InteropServices;

namespace Langfuse.Observe.Hosting;

/// <summary>A last flush for programs that end without disposing their client. A crash, a kill or <c>FailFast</c> gives no such chance.</summary>
internal static class ExitHook
{
    private static readonly TimeSpan LongestFlush = TimeSpan.FromSeconds(2);
    private static readonly object Gate = new();
    private static readonly List<LangfuseClient> AtExit = [];
    private static readonly List<LangfuseClient> AtInterrupt = [];
    private static bool s_hooked;
    private static PosixSignalRegistration? s_interrupt;

    public static void Add(LangfuseClient client, ExitHookMode mode)
    {
        lock (Gate)
        {
            AtExit.Add(client);
            if (!s_hooked)
            {
                s_hooked = true;
                AppDomain.CurrentDomain.ProcessExit += static (_, _) => FlushAll(AtExit, static client => client.FlushForProcessExitAsync(LongestFlush));
            }

            if (mode != ExitHookMode.ProcessExitAndInterrupt)
            {
                return;
            }

            AtInterrupt.Add(client);
        }

        // The first registration of a signal takes milliseconds, which the program's start need not wait for.
        ThreadPool.UnsafeQueueUserWorkItem(static _ => HookInterrupt(), null);
    }

    public static void Remove(LangfuseClient client)
    {
        lock (Gate)
        {
            AtExit.Remove(client);
            AtInterrupt.Remove(client);
            if (AtInterrupt.Count == 0)
            {
                s_interrupt?.Dispose();
                s_interrupt = null;
            }
        }
    }

    private static void HookInterrupt()
    {
        lock (Gate)
        {
            if (s_interrupt is null && AtInterrupt.Count > 0)
            {
                // Ctrl+C ends a console program without ProcessExit. What the signal does by default still follows.
                s_interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, static _ => FlushAll(AtInterrupt, static client => client.FlushForExitAsync(LongestFlush)));
            }
        }
    }

    private static void FlushAll(List<LangfuseClient> registered, Func<LangfuseClient, Task> flush)
    {
        LangfuseClient[] clients;
        lock (Gate)
        {
            clients = [.. registered];
        }

        // Writing to the spool comes after the flush and takes some time of its own.
        Task.WhenAll(clients.Select(flush)).Wait(LongestFlush + TimeSpan.FromMilliseconds(500));
    }
}
