namespace Langfuse.Observe.Hosting;

/// <summary>A last flush for programs that end without disposing their client. A crash, a kill or <c>FailFast</c> gives no such chance.</summary>
internal static class ExitHook
{
    private static readonly object Gate = new();
    private static readonly List<LangfuseClient> AtExit = [];
    private static readonly List<LangfuseClient> AtInterrupt = [];
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
            lock (Gate)
            {
                return InterruptHook.IsOn;
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
        Background.Run(HookInterrupt);
    }

    public static void Remove(LangfuseClient client)
    {
        lock (Gate)
        {
            AtExit.Remove(client);
            AtInterrupt.Remove(client);
            if (AtInterrupt.Count == 0)
            {
                InterruptHook.TurnOff();
            }
        }
    }

    private static void HookInterrupt()
    {
        lock (Gate)
        {
            if (!InterruptHook.IsOn && AtInterrupt.Count > 0)
            {
                InterruptHook.TurnOn(static () => FlushAll(AtInterrupt));
            }
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
