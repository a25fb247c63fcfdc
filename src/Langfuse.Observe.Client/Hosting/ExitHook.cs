using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Langfuse.Observe.Hosting;

/// <summary>A last flush for programs that end without disposing their client. A crash, a kill or <c>FailFast</c> gives no such chance.</summary>
internal static class ExitHook
{
    private static readonly TimeSpan LongestFlush = TimeSpan.FromSeconds(2);
    private static readonly ConcurrentDictionary<LangfuseClient, bool> Clients = new();
    private static readonly object Gate = new();
    private static PosixSignalRegistration? s_interrupt;

    public static void Add(LangfuseClient client)
    {
        Clients.TryAdd(client, true);
        lock (Gate)
        {
            if (s_interrupt is null)
            {
                AppDomain.CurrentDomain.ProcessExit += static (_, _) => FlushAll();

                // Ctrl+C ends a console program without ProcessExit. The default, or a host's own handler, still follows.
                s_interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, static _ => FlushAll());
            }
        }
    }

    public static void Remove(LangfuseClient client) => Clients.TryRemove(client, out _);

    private static void FlushAll()
    {
        var flushes = Clients.Keys.Select(static client => client.FlushAsync(LongestFlush));
        Task.WhenAll(flushes).Wait(LongestFlush);
    }
}
