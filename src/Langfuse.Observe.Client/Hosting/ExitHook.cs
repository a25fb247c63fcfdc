using System.Runtime.InteropServices;

namespace Langfuse.Observe.Hosting;

/// <summary>A last flush for programs that end without disposing their client. A crash, a kill or <c>FailFast</c> gives no such chance.</summary>
internal static class ExitHook
{
    // They end a console program without ProcessExit; SIGTERM raises it up to .NET 9 only. On Windows they stand for Ctrl+C, Ctrl+Break,
    // the closing of the window and the end of the session.
    private static readonly PosixSignal[] Interrupts = [PosixSignal.SIGINT, PosixSignal.SIGQUIT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];

    private static readonly object Gate = new();
    private static readonly List<LangfuseClient> AtExit = [];
    private static readonly List<LangfuseClient> AtInterrupt = [];
    private static bool s_hooked;
    private static PosixSignalRegistration[] s_interrupts = [];

    /// <summary>How long the server may take. Tests give it more on a machine that is slow.</summary>
    public static TimeSpan LongestFlush { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the disk may take after that.</summary>
    public static TimeSpan LongestSpooling { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether the signals that end a console program are listened to.</summary>
    public static bool IsListening
    {
        get
        {
            lock (Gate)
            {
                return s_interrupts.Length > 0;
            }
        }
    }

    public static void Add(LangfuseClient client, ExitHookMode mode)
    {
        lock (Gate)
        {
            AtExit.Add(client);
            if (!s_hooked)
            {
                s_hooked = true;
                AppDomain.CurrentDomain.ProcessExit += static (_, _) => FlushAll(AtExit);
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
                Array.ForEach(s_interrupts, static registration => registration.Dispose());
                s_interrupts = [];
            }
        }
    }

    private static void HookInterrupt()
    {
        lock (Gate)
        {
            if (s_interrupts.Length == 0 && AtInterrupt.Count > 0)
            {
                s_interrupts = Array.ConvertAll(Interrupts, static signal => PosixSignalRegistration.Create(signal, OnInterrupt));
            }
        }
    }

    /// <summary>What the signal does by default still follows. A program that has cancelled it goes on, and ends in its own way.</summary>
    private static void OnInterrupt(PosixSignalContext signal)
    {
        if (!signal.Cancel)
        {
            FlushAll(AtInterrupt);
        }
    }

    private static void FlushAll(List<LangfuseClient> registered)
    {
        LangfuseClient[] clients;
        lock (Gate)
        {
            clients = [.. registered];
        }

        Task.WhenAll(clients.Select(static client => client.FlushBeforeEndAsync(LongestFlush))).Wait(LongestFlush + LongestSpooling);
    }
}
