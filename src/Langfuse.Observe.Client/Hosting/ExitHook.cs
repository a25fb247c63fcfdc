using Langfuse.Observe.Delivery;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Hosting;

/// <summary>A last flush for programs that end without disposing their client. A kill or <c>FailFast</c> gives no such chance; an exception that nobody
/// catches leaves the time to put what waits on disk.</summary>
internal static class ExitHook
{
    private static readonly object s_gate = new();
    private static readonly List<LangfuseClient> s_atExit = [];
    private static readonly List<LangfuseClient> s_atInterrupt = [];
    private static bool s_hooked;

    /// <summary>How long the server may take. Tests give it more on a machine that is slow.</summary>
    public static TimeSpan LongestFlush { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the disk may take after that.</summary>
    public static TimeSpan LongestSpooling { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether the signals that end a console program are listened to.</summary>
    public static bool IsListening
    {
        get
        {
            lock (s_gate)
            {
                return InterruptHook.IsOn;
            }
        }
    }

    public static void Add(LangfuseClient client, ExitHookMode mode)
    {
        lock (s_gate)
        {
            s_atExit.Add(client);
            if (!s_hooked)
            {
                s_hooked = true;
                AppDomain.CurrentDomain.ProcessExit += static (_, _) => Guard.Run("the end of the process", static () => FlushAll(s_atExit));
                AppDomain.CurrentDomain.UnhandledException += static (_, _) => Guard.Run("the crash of the process", SpillAll);
            }

            if (mode != ExitHookMode.ProcessExitAndInterrupt)
            {
                return;
            }

            s_atInterrupt.Add(client);
        }

        // The first registration of a signal takes milliseconds, which the program's start need not wait for.
        Background.Run(static () => Guard.Run("listening to interrupts", HookInterrupt));
    }

    public static void Remove(LangfuseClient client)
    {
        lock (s_gate)
        {
            s_atExit.Remove(client);
            s_atInterrupt.Remove(client);
            if (s_atInterrupt.Count == 0)
            {
                InterruptHook.TurnOff();
            }
        }
    }

    private static void HookInterrupt()
    {
        lock (s_gate)
        {
            if (!InterruptHook.IsOn && s_atInterrupt.Count > 0)
            {
                InterruptHook.TurnOn(static () => Guard.Run("the interrupt of the process", static () => FlushAll(s_atInterrupt)));
            }
        }
    }

    /// <summary>On the thread that dies: other threads may stand still by now.</summary>
    private static void SpillAll()
    {
        LangfuseClient[] clients;
        lock (s_gate)
        {
            clients = [.. s_atExit];
        }

        foreach (var client in clients)
        {
            // One that fails keeps no other from the disk.
            Guard.Run("the crash of the process", client, static crashing => crashing.SpillBeforeCrash(LongestSpooling));
        }
    }

    private static void FlushAll(List<LangfuseClient> registered)
    {
        LangfuseClient[] clients;
        lock (s_gate)
        {
            clients = [.. registered];
        }

        Task.WhenAll(clients.Select(static client => client.FlushBeforeEndAsync(LongestFlush))).Wait(LongestFlush + LongestSpooling);
    }
}
